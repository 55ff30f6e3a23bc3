package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.ImageDownloader.DownloadedImage;
import org.jspecify.annotations.Nullable;

/** What came of a download. */
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
   * What the image is by its own bytes, such as {@code image/png}. Only where these are of no
   * format that is known here, it is what was declared.
   */
  public String contentType() {
    return contentType;
  }

  /**
   * What the image's host, or the data URI, said that it is. It may be wrong, and may be missing.
   */
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
