package dev.fluxcontract.client;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ImageResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;

/** A client and a scripted gateway on one thread, in virtual time. */
final class Scene {
  static final String KEY = "sk-very-secret";
  static final ApiModel REQUEST = request("a tiger's eye");

  final VirtualTime time = new VirtualTime();
  final ScriptedGateway gateway = new ScriptedGateway();
  final FluxClient client;

  Scene() {
    this(settings -> settings);
  }

  Scene(UnaryOperator<FluxClient.Builder> settings) {
    FluxClient.Builder builder =
        FluxClient.builder().gateway("https://relay.test").apiKey(KEY).httpClient(gateway.http());
    client = new Assembly(settings.apply(builder)).client(time, new SameThread(), () -> 0.5);
  }

  static ApiModel request(String prompt) {
    return Filled.request("/fal-ai/flux-1/dev", prompt);
  }

  Job submit() {
    return end(client.submitAsync(REQUEST));
  }

  ImageResult await(Job job) {
    return end(job.future());
  }

  <T> T end(CompletableFuture<T> future) {
    time.until(future, () -> true);
    return future.join();
  }

  /** How a wait fails. */
  <E extends FluxException> E failure(Class<E> type, CompletableFuture<?> future) {
    time.until(future, () -> true);
    CompletionException end =
        Assertions.catchThrowableOfType(CompletionException.class, future::join);
    return type.cast(requireNonNull(end.getCause()));
  }
}
