/** Reading answers and writing requests, without a network: time and bytes allocated. */
@NullMarked
package dev.fluxcontract.client.bench.codec;

import org.jspecify.annotations.NullMarked;
