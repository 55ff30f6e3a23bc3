package dev.fluxcontract.client.internal.download;

import dev.fluxcontract.client.FluxException;
import org.jspecify.annotations.Nullable;

/** The bytes of one image, wherever they come from. What goes wrong is a {@link FluxException}. */
public interface ImageSource {
  /** The first bytes, without consuming them; fewer than asked for only where there are no more. */
  byte[] head(int count);

  /** The exception for bytes that are not an image, but {@code what}. */
  FluxException notAnImage(String what);

  /** Some more bytes; -1 at the end. */
  int read(byte[] sink);

  /** The media type that is claimed for them. Known once {@link #head} has returned. */
  @Nullable String declaredType();

  /**
   * Whether the end of the bytes is certain: it was announced, and not only the end of a
   * connection. Known once {@link #head} has returned.
   */
  boolean isLengthKnown();
}
