/** Measures the client beside its alternatives. {@link BenchmarkRunner} runs all parts. */
@NullMarked
package dev.fluxcontract.benchmarks;

import org.jspecify.annotations.NullMarked;
