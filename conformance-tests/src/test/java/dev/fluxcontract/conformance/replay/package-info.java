/**
 * Replays the documented examples: a WireMock server answers with what the documents print, and the
 * generated client sends and reads it. Start here to see what the suite is for.
 */
@NullMarked
package dev.fluxcontract.conformance.replay;

import org.jspecify.annotations.NullMarked;
