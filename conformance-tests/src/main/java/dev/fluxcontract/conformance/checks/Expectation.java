package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.reading.FetchedImage;
import org.opentest4j.AssertionFailedError;

/**
 * For promises that are more than one value being another: what was asked for and what came are
 * told in words, since "true" and "false" would tell nobody anything.
 */
final class Expectation {
  private Expectation() {}

  /** Fails, with both sides, where a promise was not kept. */
  static void assertKept(boolean kept, String what, Object expected, Object actual) {
    if (!kept) {
      throw new AssertionFailedError(what, expected, actual);
    }
  }

  /** An image could be had. */
  static void assertThere(ObservedJob flight, FetchedImage file) {
    String trouble = file.trouble();
    assertKept(trouble == null, "An image of " + flight, "an image", String.valueOf(trouble));
  }

  /** An image that could be had is one that can be decoded to its last byte. */
  static void assertWhole(ObservedJob flight, FetchedImage file) {
    String flaw = file.flaw();
    assertKept(
        flaw == null, "The file of an image of " + flight, "a whole image", String.valueOf(flaw));
  }
}
