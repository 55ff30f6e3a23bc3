/** What is published, used by projects that know nothing of this one. */
@NullMarked
package dev.fluxcontract.conformance.consumers;

import org.jspecify.annotations.NullMarked;
