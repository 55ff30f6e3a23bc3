/** Holds the pages to what they say: their code is compiled, and run where that makes sense. */
@NullMarked
package dev.fluxcontract.conformance.pages;

import org.jspecify.annotations.NullMarked;
