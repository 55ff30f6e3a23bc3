/** How the cost grows: with the jobs that wait, and with the size of a result. */
@NullMarked
package dev.fluxcontract.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
