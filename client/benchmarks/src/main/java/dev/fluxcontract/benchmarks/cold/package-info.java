/** From the launch of a JVM to the first ticket, and what has to be on its class path for it. */
@NullMarked
package dev.fluxcontract.benchmarks.cold;

import org.jspecify.annotations.NullMarked;
