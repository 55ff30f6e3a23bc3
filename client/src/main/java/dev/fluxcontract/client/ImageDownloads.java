package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.ImageDownloader;
import dev.fluxcontract.client.internal.download.ImageDownloader.DownloadedImage;
import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.model.Image;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import okio.Buffer;

/** The downloads of one client, which its listener hears of. */
final class ImageDownloads {
  private final ClientRuntime runtime;
  private final ImageDownloader downloader;

  ImageDownloads(ClientRuntime runtime) {
    this.runtime = runtime;
    this.downloader = new ImageDownloader(runtime);
  }

  Download toFile(Image image, Path file, DownloadOptions options) {
    return reported(image, () -> downloader.toFile(image.url(), file, options.limits()));
  }

  Download toStream(Image image, OutputStream out, DownloadOptions options) {
    return reported(image, () -> downloader.toStream(image.url(), out, options.limits()));
  }

  byte[] toBytes(Image image, DownloadOptions options) {
    Buffer bytes = new Buffer();
    toStream(image, bytes.outputStream(), options);
    return bytes.readByteArray();
  }

  private Download reported(Image image, Supplier<DownloadedImage> fetch) {
    long begun = runtime.time.nanoTime();
    try {
      Download done = new Download(fetch.get());
      runtime.notifyListener(null, listener -> listener.downloaded(image, done, since(begun)));
      return done;
    } catch (FluxException e) {
      runtime.notifyListener(null, listener -> listener.downloadFailed(image, e, since(begun)));
      throw e;
    }
  }

  private Duration since(long begun) {
    return Duration.ofNanos(runtime.time.nanoTime() - begun);
  }
}
