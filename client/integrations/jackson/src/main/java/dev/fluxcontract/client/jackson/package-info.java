/** Reads and writes the client's models with Jackson 3. */
@NullMarked
package dev.fluxcontract.client.jackson;

import org.jspecify.annotations.NullMarked;
