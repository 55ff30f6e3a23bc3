package dev.fluxcontract.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import okhttp3.HttpUrl;

/** Brings images here: from a data URI, or from the host that keeps them. */
final class Downloads {
  private static final int CHUNK = 16 * 1024;

  private final Line line;
  private final ImageHosts hosts;
  private final FetchFailures failures;

  Downloads(Line line) {
    this.line = line;
    this.hosts = new ImageHosts(line.wire.elsewhere(), line.gateway);
    this.failures = new FetchFailures(line.redaction);
  }

  /** To a file, which is there whole or not at all. */
  Download toFile(String url, Path file, DownloadOptions options) {
    line.checkOpen();
    try (AtomicFile whole = AtomicFile.create(file)) {
      Download download = download(url, whole.out(), options);
      whole.commit();
      return download;
    } catch (ClosedByInterruptException e) {
      throw failures.interrupted(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
    }
  }

  /** To a stream, which is not closed. */
  Download toStream(String url, OutputStream out, DownloadOptions options) {
    line.checkOpen();
    try {
      return download(url, out, options);
    } catch (ClosedByInterruptException e) {
      throw failures.interrupted(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the image: " + e, e);
    }
  }

  /**
   * @throws IOException from the caller's side alone
   */
  private Download download(String url, OutputStream out, DownloadOptions options)
      throws IOException {
    if (DataUri.is(url)) {
      return copy(EmbeddedImage.of(url, options.maxBytes()), out, options.maxBytes());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    HttpUrl parsed = hosts.parse(url);
    if (parsed == null) {
      throw failures.unusableUrl();
    }
    RemoteImage image = new RemoteImage(line, hosts, failures, options.maxBytes());
    FluxException late = failures.late(options.deadline());
    Timeline.Timer timer = line.time.after(options.deadline().toNanos(), () -> image.fail(late));
    line.begin(image);
    try {
      image.fetch(parsed);
      return copy(image, out, options.maxBytes());
    } finally {
      line.end(image);
      timer.cancel();
      image.stop();
    }
  }

  private Download copy(ImageSource image, OutputStream out, long maxBytes) throws IOException {
    byte[] head = image.head(ImageFormat.HEAD);
    ContentType type = ContentType.of(head, image.declaredType());
    if (head.length == 0 || !type.mayBeAnImage()) {
      throw failures.noImage(head.length == 0 ? "nothing at all" : type.mediaType());
    }
    byte[] chunk = new byte[CHUNK];
    long size = 0;
    for (int count = image.read(chunk); count >= 0; count = image.read(chunk)) {
      size += count;
      if (size > maxBytes) {
        throw failures.tooLarge(-1, maxBytes);
      }
      out.write(chunk, 0, count);
    }
    return new Download(type.mediaType(), type.declared(), size);
  }
}
