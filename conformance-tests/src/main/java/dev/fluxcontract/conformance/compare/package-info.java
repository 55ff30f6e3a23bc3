/** What a change of the contract means for those who use it. */
@NullMarked
package dev.fluxcontract.conformance.compare;

import org.jspecify.annotations.NullMarked;
