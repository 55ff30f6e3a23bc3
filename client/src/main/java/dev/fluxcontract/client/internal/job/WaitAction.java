package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;

/** What a wait does next. */
public sealed interface WaitAction {
  /** Asks a URL after a wait; for the result, or else for the status. */
  record Ask(boolean result, String url, Duration pause) implements WaitAction {}

  /** The images are here. */
  record Done(ImageResult result) implements WaitAction {}

  /** There is no more to wait for. */
  record Failed(FluxException failure) implements WaitAction {}
}
