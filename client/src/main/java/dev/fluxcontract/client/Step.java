package dev.fluxcontract.client;

import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;

/** What a wait does next. */
sealed interface Step {
  /** Asks a URL after a wait; for the result, or else for the status. */
  record Ask(boolean result, String url, Duration pause) implements Step {}

  /** The images are here. */
  record Done(ImageResult result) implements Step {}

  /** There is no more to wait for. */
  record Failed(FluxException failure) implements Step {}
}
