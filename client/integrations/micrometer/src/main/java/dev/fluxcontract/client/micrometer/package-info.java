/** Metrics of the client for Micrometer. */
@NullMarked
package dev.fluxcontract.client.micrometer;

import org.jspecify.annotations.NullMarked;
