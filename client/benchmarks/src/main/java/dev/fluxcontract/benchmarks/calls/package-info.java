/** Calls over loopback, against a server that answers at once: latency, CPU, throughput. */
@NullMarked
package dev.fluxcontract.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
