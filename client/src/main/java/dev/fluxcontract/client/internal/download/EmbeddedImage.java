package dev.fluxcontract.client.internal.download;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An image that came with the answer, as a data URI. */
public final class EmbeddedImage implements ImageSource {
  private final DataUri uri;
  private final ByteArrayInputStream rest;

  private EmbeddedImage(DataUri uri) {
    this.uri = uri;
    this.rest = new ByteArrayInputStream(uri.bytes());
  }

  static EmbeddedImage of(String dataUri, long maxBytes) {
    try {
      return new EmbeddedImage(DataUri.parse(dataUri, maxBytes));
    } catch (IllegalArgumentException e) {
      throw ExceptionConstructors.get()
          .badAnswer(
              "The image cannot be decoded: " + e.getMessage(), FailureDetails.of(Taken.YES), e);
    }
  }

  @Override
  public byte[] head(int count) {
    return Arrays.copyOf(uri.bytes(), Math.min(count, uri.bytes().length));
  }

  @Override
  public FluxException notAnImage(String what) {
    return ExceptionConstructors.get()
        .badAnswer(
            "The data URI is not an image: " + what + "; it is in Image.url()",
            FailureDetails.of(Taken.YES),
            null);
  }

  @Override
  public int read(byte[] sink) {
    return rest.read(sink, 0, sink.length);
  }

  @Override
  public @Nullable String declaredType() {
    return uri.mediaType();
  }

  @Override
  public boolean isLengthKnown() {
    return true;
  }
}
