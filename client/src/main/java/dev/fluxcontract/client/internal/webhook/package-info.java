/** Verifies and reads webhook deliveries. */
@NullMarked
package dev.fluxcontract.client.internal.webhook;

import org.jspecify.annotations.NullMarked;
