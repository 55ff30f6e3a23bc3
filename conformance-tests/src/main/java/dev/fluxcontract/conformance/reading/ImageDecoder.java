package dev.fluxcontract.conformance.reading;

import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes an image file to its last byte, and keeps a small copy. */
public final class ImageDecoder {
  private static final long MOST_PIXELS = 64L << 20;
  private static final int THUMBNAIL = 160;

  private static final int MOST_KEPT = 128;

  /** By checksum. Many jobs have the same file, and to decode it takes longer than to fetch it. */
  private static final Map<String, Decoded> KEPT = new ConcurrentHashMap<>();

  private ImageDecoder() {}

  /**
   * A decoded picture, or why there is none; and the file's SHA-256. Neither of them where Java
   * cannot decode the format.
   */
  public record Decoded(String sum, @Nullable Picture picture, @Nullable String flaw) {}

  public static Decoded decode(byte[] file, String format) {
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(checksum(file), sum -> decoded(sum, file, format));
  }

  /** Without a second copy of the file, which may be long. */
  private static String checksum(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Decoded decoded(String sum, byte[] file, String format) {
    if (format.matches("webp|avif")) {
      return new Decoded(sum, null, null);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (format.isEmpty() || !readers.hasNext()) {
      return new Decoded(sum, null, "it is neither PNG nor JPEG");
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      return decode(sum, reader, format);
    } catch (IOException | RuntimeException e) {
      return new Decoded(sum, null, "it cannot be decoded: " + e.getMessage());
    } finally {
      reader.dispose();
    }
  }

  /** Tells a format by a file's first bytes; empty where they tell nothing. */
  public static String format(byte[] file) {
    if (starts(file, 0, 0x89, 'P', 'N', 'G')) {
      return "png";
    }
    if (starts(file, 0, 0xff, 0xd8, 0xff)) {
      return "jpeg";
    }
    if (starts(file, 0, 'G', 'I', 'F', '8')) {
      return "gif";
    }
    if (starts(file, 4, 'f', 't', 'y', 'p', 'a', 'v', 'i')) {
      return "avif";
    }
    return starts(file, 8, 'W', 'E', 'B', 'P') ? "webp" : "";
  }

  private static Decoded decode(String sum, ImageReader reader, String format) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      return new Decoded(sum, null, "it is too large to decode: " + width + " x " + height);
    }
    // A truncated JPEG is not an error to the JDK, only a warning.
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    ImageReadParam param = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(width, height) / THUMBNAIL);
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage small = reader.read(0, param);
    if (!warnings.isEmpty()) {
      return new Decoded(sum, null, "it is damaged: " + warnings.get(warnings.size() - 1));
    }
    PictureFingerprint fingerprint = PictureFingerprint.of(small);
    return new Decoded(
        sum, new Picture("image/" + format, width, height, fingerprint, small), null);
  }

  private static boolean starts(byte[] file, int at, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (file.length <= at + i || (file[at + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
