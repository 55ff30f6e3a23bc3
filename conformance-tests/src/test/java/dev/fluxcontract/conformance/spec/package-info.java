/**
 * Holds the contract to its documents: rules over its YAML tree, and alterations that prove that
 * the rules bite. Leans on nothing of the suite, which is itself derived from the contract.
 */
@NullMarked
package dev.fluxcontract.conformance.spec;

import org.jspecify.annotations.NullMarked;
