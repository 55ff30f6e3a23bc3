package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one submit has besides its request.
 *
 * @param parameters of the contract's operation, by their keys in the contract
 * @param deadline null for the client's
 * @param progress a callback of the job, if there is one
 */
public record SubmitSettings(
    Map<String, Object> parameters,
    @Nullable Duration deadline,
    @Nullable Consumer<Progress> progress) {
  public Duration deadlineOr(Duration clients) {
    return deadline == null ? clients : deadline;
  }
}
