/**
 * A run of the suite: its plan, its budget, what each check came to, and what can be done with that
 * afterwards.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.run;

import org.jspecify.annotations.NullMarked;
