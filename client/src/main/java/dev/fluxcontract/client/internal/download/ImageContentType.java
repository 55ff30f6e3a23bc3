package dev.fluxcontract.client.internal.download;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an image is: by its bytes, and by what is claimed for them, which is reported but not
 * trusted.
 */
public record ImageContentType(@Nullable ImageFormat format, @Nullable String declared) {
  private static final String UNKNOWN = "application/octet-stream";
  private static final List<String> OURS =
      Arrays.stream(ImageFormat.values()).map(ImageFormat::mediaType).toList();
  private static final int LONGEST = 100;
  private static final Pattern TYPE = Pattern.compile("\\s*([\\w.+-]+/[\\w.+-]+)\\s*(;.*)?");

  static ImageContentType of(byte[] head, @Nullable String header) {
    return new ImageContentType(ImageFormat.of(head), header == null ? null : type(header));
  }

  /** The bytes decide. A type of ours that they contradict is not repeated. */
  String mediaType() {
    if (format != null) {
      return format.mediaType();
    }
    return declared == null || OURS.contains(declared) ? UNKNOWN : declared;
  }

  /** A host that lost an image may send a page that says so, as if all were well. */
  boolean mayBeAnImage() {
    return format != null
        || declared == null
        || declared.startsWith("image/")
        || declared.endsWith("/octet-stream");
  }

  private static @Nullable String type(String header) {
    Matcher matcher = TYPE.matcher(header);
    return header.length() <= LONGEST && matcher.matches()
        ? matcher.group(1).toLowerCase(Locale.ROOT)
        : null;
  }
}
