/** Downloads images from data URIs and from the hosts that keep them. */
@NullMarked
package dev.fluxcontract.client.internal.download;

import org.jspecify.annotations.NullMarked;
