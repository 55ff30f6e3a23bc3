package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.node.TextNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A small picture to start from, as a data URI. */
final class SampleImage {
  private static final int SIDE = 512;

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
  static final TextNode FIELD = painted(new Color(0x3070e0), new Color(0x40a030), Color.YELLOW, 64);

  /** A PNG of 512 x 512 pixels: a white moon in a black sky above a red desert. */
  static final TextNode DESERT =
      painted(new Color(0x101018), new Color(0xa02818), Color.WHITE, 288);

  private SampleImage() {}

  private static TextNode painted(Color sky, Color ground, Color light, int at) {
    int[] colours = {sky.getRGB(), ground.getRGB(), light.getRGB()};
    IndexColorModel palette =
        new IndexColorModel(2, 3, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean round = Math.hypot(x - at - 80, y - 140) < 80;
        image.setRGB(x, y, round ? colours[2] : y < SIDE * 3 / 5 ? colours[0] : colours[1]);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return TextNode.valueOf(
        "data:image/png;base64," + Base64.getEncoder().encodeToString(file.toByteArray()));
  }
}
