package dev.fluxcontract.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The job was cancelled before it had made its images. */
public final class JobCancelledException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  JobCancelledException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, evidence, cause);
  }
}
