/**
 * Scheduling, futures, JSON trees, back-off and redaction: what every other internal package uses.
 */
@NullMarked
package dev.fluxcontract.client.internal.util;

import org.jspecify.annotations.NullMarked;
