/**
 * AssertJ assertions on what {@code FluxClient} gives, for an application's own tests.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.assertions;

import org.jspecify.annotations.NullMarked;
