/**
 * A client for every gateway that speaks fal.ai's FLUX queue API.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.client;

import org.jspecify.annotations.NullMarked;
