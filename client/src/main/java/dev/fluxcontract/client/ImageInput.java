package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.DataUri;
import dev.fluxcontract.client.internal.download.ImageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * Turns a local image into what {@code image_url} takes: a data URI that carries the image itself.
 *
 * <pre>{@code
 * flux.submit(KontextEdit.builder("make it night", ImageInput.of(Path.of("street.jpg"))).build());
 * }</pre>
 *
 * <p>JPEG, PNG, WebP, GIF and AVIF are recognised by their bytes; the file's name does not matter.
 * The whole request travels in memory and grows by a third in this form, so there is a limit. An
 * image above it is better scaled down, or put where the gateway can fetch it from a URL: by an
 * {@link ImageHost} of the application's.
 */
public final class ImageInput {
  /** The largest image taken when no other limit is given: 10 MiB. */
  public static final int DEFAULT_MAX_BYTES = 10 << 20;

  /** The largest image that an {@link ImageHost} is given: 100 MiB. */
  public static final int MAX_HOSTED_BYTES = 100 << 20;

  private static final String RAISE_THE_LIMIT =
      "pass a larger limit, or give a URL, such as that of an ImageHost";
  private static final String HOST_IT_YOURSELF = "or upload it yourself and give its URL";

  private ImageInput() {}

  /**
   * The image in a file, up to {@link #DEFAULT_MAX_BYTES}.
   *
   * @throws IllegalArgumentException when it is too large, or no image in a known format
   * @throws UncheckedIOException when the file cannot be read
   */
  public static String of(Path file) {
    return of(file, DEFAULT_MAX_BYTES);
  }

  /**
   * The image in a file, up to a limit of the caller's own.
   *
   * @throws IllegalArgumentException when it is too large, or no image in a known format
   * @throws UncheckedIOException when the file cannot be read
   */
  public static String of(Path file, int maxBytes) {
    checkLimit(maxBytes);
    return encode(file.toString(), read(file, maxBytes, RAISE_THE_LIMIT));
  }

  private static byte[] read(Path file, int maxBytes, String way) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw tooLarge(file.toString(), Math.max(Files.size(file), maxBytes + 1L), maxBytes, way);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e, e);
    }
  }

  /**
   * An image in memory, up to {@link #DEFAULT_MAX_BYTES}.
   *
   * @throws IllegalArgumentException when it is too large, or no image in a known format
   */
  public static String of(byte[] image) {
    return of(image, DEFAULT_MAX_BYTES);
  }

  /**
   * An image in memory, up to a limit of the caller's own.
   *
   * @throws IllegalArgumentException when it is too large, or no image in a known format
   */
  public static String of(byte[] image, int maxBytes) {
    checkLimit(maxBytes);
    if (image.length > maxBytes) {
      throw tooLarge("The image", image.length, maxBytes, RAISE_THE_LIMIT);
    }
    return encode("The image", image);
  }

  /**
   * The image in a file: as a data URI up to {@link #DEFAULT_MAX_BYTES}, and by the URL that a host
   * gives for a larger one, up to {@link #MAX_HOSTED_BYTES}.
   *
   * @throws IllegalArgumentException when it is too large, or no image in a known format
   * @throws UncheckedIOException when the file cannot be read, or the host fails
   */
  public static String of(Path file, ImageHost host) {
    return of(file.toString(), read(file, MAX_HOSTED_BYTES, HOST_IT_YOURSELF), host);
  }

  /**
   * An image in memory, as {@link #of(Path, ImageHost)}.
   *
   * @throws IllegalArgumentException when it is too large, or no image in a known format
   * @throws UncheckedIOException when the host fails
   */
  public static String of(byte[] image, ImageHost host) {
    if (image.length > MAX_HOSTED_BYTES) {
      throw tooLarge("The image", image.length, MAX_HOSTED_BYTES, HOST_IT_YOURSELF);
    }
    return of("The image", image, host);
  }

  private static String of(String name, byte[] image, ImageHost host) {
    if (image.length <= DEFAULT_MAX_BYTES) {
      return encode(name, image);
    }
    String mediaType = format(name, image).mediaType();
    String url;
    try {
      url = host.upload(image, mediaType);
    } catch (IOException e) {
      throw new UncheckedIOException("The ImageHost did not accept " + name + ": " + e, e);
    }
    if (url == null || HttpUrl.parse(url) == null) {
      // It may hold the credentials of the storage, so it is not shown.
      throw new IllegalArgumentException(
          "The ImageHost gave no http or https URL for " + name + "; the gateway fetches it there");
    }
    return url;
  }

  private static String encode(String name, byte[] bytes) {
    return DataUri.of(format(name, bytes).mediaType(), bytes);
  }

  private static ImageFormat format(String name, byte[] bytes) {
    ImageFormat format = ImageFormat.of(bytes);
    if (format == null) {
      throw new IllegalArgumentException(
          name
              + (bytes.length == 0 ? " is empty" : " is not an image by its first bytes")
              + "; JPEG, PNG, WebP, GIF and AVIF are accepted");
    }
    return format;
  }

  private static void checkLimit(int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes " + maxBytes + ": an image has 1 byte or more");
    }
  }

  private static IllegalArgumentException tooLarge(
      String name, long size, int maxBytes, String way) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s has %,d bytes, the limit is %,d: scale it down, %s",
            name,
            size,
            maxBytes,
            way));
  }
}
