/** Reads what a gateway answers, classifies it, and turns failures into exceptions. */
@NullMarked
package dev.fluxcontract.client.internal.response;

import org.jspecify.annotations.NullMarked;
