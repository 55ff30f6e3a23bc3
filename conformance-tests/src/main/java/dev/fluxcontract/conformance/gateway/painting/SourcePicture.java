package dev.fluxcontract.conformance.gateway.painting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import dev.fluxcontract.conformance.reading.ImageDecoder;
import java.util.Base64;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An image to start from. Of a data URI the gateway knows what it shows; another address stands for
 * some picture, always the same one, since nothing is fetched.
 *
 * @param colours the mean colours of its 64 cells
 */
public record SourcePicture(ByteString colours) {
  private static final int CELLS = PictureFingerprint.CELLS;

  /** The first image that a request names; null where it names none. */
  static @Nullable SourcePicture of(JsonNode request) {
    for (JsonNode field : request) {
      JsonNode value = field.isArray() ? field.path(0) : field;
      String text = value.asText("");
      if (value.isTextual() && (text.startsWith("http") || text.startsWith("data:"))) {
        return at(text);
      }
    }
    return null;
  }

  private static SourcePicture at(String address) {
    Picture picture = address.startsWith("data:") ? decoded(address) : null;
    return new SourcePicture(
        picture != null
            ? picture.fingerprint().colours()
            : made(ByteString.encodeUtf8(address).sha512()));
  }

  private static @Nullable Picture decoded(String address) {
    try {
      byte[] file = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
      return ImageDecoder.decode(file, ImageDecoder.format(file)).picture();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ByteString made(ByteString hash) {
    byte[] colours = new byte[3 * CELLS * CELLS];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = hash.getByte(i / 3);
    }
    return ByteString.of(colours);
  }

  /** The same with what is dark in it bright. */
  public SourcePicture negative() {
    byte[] colours = this.colours.toByteArray();
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) ~colours[i];
    }
    return new SourcePicture(ByteString.of(colours));
  }

  /** How bright one of the cells of a {@link PictureLook} is in it, from 0 to 1. */
  double brightness(int cell) {
    int x = cell % PictureLook.CELLS * CELLS / PictureLook.CELLS;
    int y = cell / PictureLook.CELLS * CELLS / PictureLook.CELLS;
    return new PictureFingerprint(0, colours).brightness(y * CELLS + x);
  }
}
