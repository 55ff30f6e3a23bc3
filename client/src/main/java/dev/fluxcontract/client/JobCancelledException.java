package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;

/** The job was cancelled before it had made its images. */
public final class JobCancelledException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  JobCancelledException(String message, FailureDetails details) {
    super(message, details, null);
  }
}
