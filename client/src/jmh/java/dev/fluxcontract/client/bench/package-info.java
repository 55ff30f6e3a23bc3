/**
 * What the client costs, measured beside what a user would pick instead. {@link Bench} runs it all.
 */
@NullMarked
package dev.fluxcontract.client.bench;

import org.jspecify.annotations.NullMarked;
