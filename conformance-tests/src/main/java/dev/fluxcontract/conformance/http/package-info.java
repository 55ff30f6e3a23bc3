/**
 * How the checks speak to a gateway: raw HTTP, each exchange bounded in time and bytes, and
 * recorded with the key taken out.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.http;

import org.jspecify.annotations.NullMarked;
