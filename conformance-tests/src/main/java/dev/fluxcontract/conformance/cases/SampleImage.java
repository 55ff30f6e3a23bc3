package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.node.TextNode;

/** A small picture to start from, as a data URI. */
final class SampleImage {
  /** A PNG of 64 x 64 grey pixels. */
  static final TextNode IMAGE =
      TextNode.valueOf(
          "data:image/png;base64,"
              + "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIK"
              + "Mb3RD77SAA6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6efoAAAAASUVORK5CYII=");

  private SampleImage() {}
}
