package dev.fluxcontract.client.internal.download;

import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Brings images here: from a data URI, or from the host that keeps them. */
public final class ImageDownloader {
  private static final int CHUNK = 16 * 1024;

  private final ClientRuntime runtime;
  private final DownloadExceptions failures;

  /** Made for the first image that is fetched. */
  private volatile @Nullable ImageHostTransport hosts;

  public ImageDownloader(ClientRuntime runtime) {
    this.runtime = runtime;
    this.failures = new DownloadExceptions(runtime.redaction);
  }

  /** To a file, which is there whole or not at all. */
  public DownloadedImage toFile(String url, Path file, DownloadLimits limits) {
    runtime.checkOpen();
    try (AtomicFile whole = AtomicFile.create(file)) {
      DownloadedImage download = download(url, whole.out(), limits);
      whole.commit();
      return download;
    } catch (ClosedByInterruptException e) {
      throw failures.interrupted(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
    }
  }

  /** To a stream, which is not closed. */
  public DownloadedImage toStream(String url, OutputStream out, DownloadLimits limits) {
    runtime.checkOpen();
    try {
      return download(url, out, limits);
    } catch (ClosedByInterruptException e) {
      throw failures.interrupted(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the image: " + e, e);
    }
  }

  /**
   * @throws IOException from the caller's side alone
   */
  private DownloadedImage download(String url, OutputStream out, DownloadLimits limits)
      throws IOException {
    if (DataUri.is(url)) {
      return copy(EmbeddedImage.of(url, limits.maxBytes()), out, limits.maxBytes());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    HttpUrl parsed = runtime.gateway.imageUrl(url);
    if (parsed == null) {
      throw failures.unusableUrl(url);
    }
    RemoteImage image = new RemoteImage(runtime, hosts(), failures, parsed, limits);
    Scheduler.Timer timer =
        runtime.time.after(
            limits.deadline().toNanos(), () -> image.fail(failures.late(limits.deadline())));
    try {
      image.start();
      return copy(image, out, limits.maxBytes());
    } finally {
      timer.cancel();
      image.close();
    }
  }

  private ImageHostTransport hosts() {
    ImageHostTransport made = hosts;
    if (made == null) {
      made = new ImageHostTransport(runtime.transport);
      hosts = made;
    }
    return made;
  }

  private DownloadedImage copy(ImageSource image, OutputStream out, long maxBytes)
      throws IOException {
    byte[] head = image.head(ImageFormat.HEAD);
    ImageContentType type = ImageContentType.of(head, image.declaredType());
    if (head.length == 0 || !type.mayBeAnImage()) {
      throw image.notAnImage(head.length == 0 ? "nothing at all" : type.mediaType());
    }
    ImageEndCheck end =
        type.format() == null || image.isLengthKnown() ? null : new ImageEndCheck(type.format());
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    for (int count = image.read(chunk); count >= 0; count = image.read(chunk)) {
      size += count;
      if (size > maxBytes) {
        throw failures.tooLarge(-1, maxBytes);
      }
      out.write(chunk, 0, count);
      if (end != null) {
        end.add(chunk, count);
      }
    }
    if (end != null && !end.isWhole()) {
      throw failures.cut(type.mediaType(), size);
    }
    String declared = type.declared();
    KeyRedaction key = runtime.redaction;
    return new DownloadedImage(
        key.apply(type.mediaType()), declared == null ? null : key.apply(declared), size);
  }

  /** What was downloaded. */
  public record DownloadedImage(
      String contentType, @Nullable String declaredContentType, long size) {}
}
