/**
 * The contract as the suite reads it: operations, schemas and examples of flux.openapi.yaml.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.contract;

import org.jspecify.annotations.NullMarked;
