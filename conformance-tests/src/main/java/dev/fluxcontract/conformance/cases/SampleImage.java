package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.TextFile;
import java.util.Base64;

/** A small picture to start from, as a data URI. */
final class SampleImage {
  /** A PNG of 64 x 64 grey pixels. */
  static final TextNode IMAGE =
      TextNode.valueOf(
          "data:image/png;base64,"
              + "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIK"
              + "Mb3RD77SAA6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6efoAAAAASUVORK5CYII=");

  /** A JPEG of 16 x 16 grey pixels. */
  static final TextNode JPEG =
      TextNode.valueOf(
          "data:image/jpeg;base64,"
              + "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0a"
              + "HBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAQABABAREA/8QAHwAAAQUBAQEB"
              + "AQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1Fh"
              + "ByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZ"
              + "WmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG"
              + "x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APNqKKK//9k=");

  /** A PNG of 512 x 512 pixels: a yellow sun in a blue sky above a green field. */
  static final TextNode FIELD = png("field.png");

  /** A PNG of 512 x 512 pixels: a white moon in a black sky above a red desert. */
  static final TextNode DESERT = png("desert.png");

  private SampleImage() {}

  /** Whether a field takes that image, alone or in a list. */
  static boolean fits(TextNode image, Schema field) {
    Schema items = field.items();
    String pattern = (items == null ? field : items).pattern();
    return pattern != null && image.asText().matches(pattern + ".*");
  }

  private static TextNode png(String resource) {
    byte[] file = TextFile.resource(SampleImage.class, resource);
    return TextNode.valueOf("data:image/png;base64," + Base64.getEncoder().encodeToString(file));
  }
}
