package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.ImageDownloader.DownloadedImage;
import org.jspecify.annotations.Nullable;

/** The result of a download. */
public final class Download {
  private final String contentType;
  private final @Nullable String declaredContentType;
  private final long size;

  Download(DownloadedImage image) {
    this.contentType = image.contentType();
    this.declaredContentType = image.declaredContentType();
    this.size = image.size();
  }

  /**
   * What the image is by its own bytes, such as {@code image/png}. If their format is not known
   * here, it is the declared type.
   */
  public String contentType() {
    return contentType;
  }

  /** The type that the image's host or the data URI declared. It may be wrong or missing. */
  public @Nullable String declaredContentType() {
    return declaredContentType;
  }

  /** How many bytes the image has. */
  public long size() {
    return size;
  }

  @Override
  public String toString() {
    return size + " bytes of " + contentType;
  }
}
