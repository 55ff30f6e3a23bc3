/** Reading answers and writing requests, without a network: time and bytes allocated. */
@NullMarked
package dev.fluxcontract.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
