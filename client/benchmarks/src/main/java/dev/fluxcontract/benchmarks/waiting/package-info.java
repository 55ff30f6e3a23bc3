/** What many jobs cost while nothing happens to them. */
@NullMarked
package dev.fluxcontract.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
