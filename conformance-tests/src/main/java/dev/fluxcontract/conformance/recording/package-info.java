/** The exchanges of a run in a file, and a run that takes its answers from such a file. */
@NullMarked
package dev.fluxcontract.conformance.recording;

import org.jspecify.annotations.NullMarked;
