/** How soon the end of a job is noticed, and at the price of how many requests. */
@NullMarked
package dev.fluxcontract.benchmarks.lag;

import org.jspecify.annotations.NullMarked;
