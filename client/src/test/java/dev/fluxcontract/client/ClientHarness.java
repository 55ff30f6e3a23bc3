package dev.fluxcontract.client;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.internal.job.ValidatingClientFactory;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.util.Scheduler;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ImageResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;

/** A client and a scripted gateway on one thread, in virtual time. */
public final class ClientHarness {
  public static final String KEY = "sk-very-secret";
  public static final ApiModel REQUEST = request("a tiger's eye");

  public final VirtualScheduler time = new VirtualScheduler();
  public final ScriptedGateway gateway = new ScriptedGateway();
  public final FluxClient client;

  public ClientHarness() {
    this(settings -> settings);
  }

  public ClientHarness(UnaryOperator<FluxClient.Builder> settings) {
    FluxClient.Builder builder =
        FluxClient.builder().gateway("https://relay.test").apiKey(KEY).httpClient(gateway.http());
    client = client(settings.apply(builder), time, new SameThreadExecutor(), () -> 0.5);
  }

  /** A client on a scheduler, threads and chance of the test's. */
  public static FluxClient client(
      FluxClient.Builder builder, Scheduler time, ExecutorService threads, DoubleSupplier chance) {
    return new FluxClient(
        new ValidatingClientFactory(builder.options).runtime(time, threads, chance));
  }

  /** A job that was taken earlier. */
  public static Job pickedUp(ClientRuntime runtime, JobRef ref) {
    return new Job(runtime, ref, null);
  }

  /** What tests of internal packages look into. */
  public static ClientRuntime runtime(FluxClient client) {
    return client.runtime;
  }

  static ApiModel request(String prompt) {
    return SampleModels.request("/fal-ai/flux-1/dev", prompt);
  }

  Job submit() {
    return end(client.submitAsync(REQUEST));
  }

  ImageResult await(Job job) {
    return end(job.future());
  }

  public <T> T end(CompletableFuture<T> future) {
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
