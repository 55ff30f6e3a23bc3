package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.ImageDownloader.DownloadedImage;
import org.jspecify.annotations.Nullable;

/** The result of a download. */
public final class Download {
  private final DownloadedImage image;

  Download(DownloadedImage image) {
    this.image = image;
  }

  /**
   * What the image is by its own bytes, such as {@code image/png}. If their format is not known
   * here, it is the declared type.
   */
  public String contentType() {
    return image.contentType();
  }

  /** The type that the image's host or the data URI declared. It may be wrong or missing. */
  public @Nullable String declaredContentType() {
    return image.declaredContentType();
  }

  /** How many bytes the image has. */
  public long size() {
    return image.size();
  }

  @Override
  public String toString() {
    return image.size() + " bytes of " + image.contentType();
  }
}
