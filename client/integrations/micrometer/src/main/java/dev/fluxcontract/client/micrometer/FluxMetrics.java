package dev.fluxcontract.client.micrometer;

import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.model.Image;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what a client does, in a {@link MeterRegistry}: {@code
 * FluxClient.builder().listener(new FluxMetrics(registry))}. Where OpenTelemetry's conventions for
 * generative AI have a name, it is theirs. Clients that share a registry share one of these: a
 * registry takes a gauge once.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>name</th><th>kind</th><th>what</th><th>tags</th></tr>
 * <tr><td>gen_ai.client.operation.duration</td><td>timer</td><td>a job, from its submit to its
 * end</td><td>model, error</td></tr>
 * <tr><td>flux.client.job.queue</td><td>timer</td><td>how long a job waited, if that is
 * known</td><td>model</td></tr>
 * <tr><td>flux.client.job.run</td><td>timer</td><td>how long it ran, if that is
 * known</td><td>model</td></tr>
 * <tr><td>flux.client.submits</td><td>counter</td><td>submits; what is {@code UNKNOWN} may be
 * billed</td><td>model, error, {@code taken}</td></tr>
 * <tr><td>flux.client.retries</td><td>counter</td><td>calls that were made again</td><td>{@code
 * call}: {@code submit} or {@code poll}; error</td></tr>
 * <tr><td>flux.client.download.duration</td><td>timer</td><td>downloads</td><td>error</td></tr>
 * <tr><td>flux.client.jobs.waiting</td><td>gauge</td><td>jobs that were submitted or polled, are not
 * seen to be over, and are still referenced by the application</td><td></td></tr>
 * </table>
 *
 * <p>"Model" stands for {@code gen_ai.request.model}, {@code gen_ai.provider.name} (the first part
 * of the model's path) and {@code gen_ai.operation.name}; "error" for {@code error.type}: the class
 * of the exception, or {@code none}. At most 100 models have values of their own; all further ones
 * are {@code other}.
 */
public final class FluxMetrics implements FluxListener {
  private static final int MOST_MODELS = 100;
  private static final String OTHER = "other";
  private static final String NO_ERROR = "none";

  private final MeterRegistry registry;
  private final Set<String> models = new HashSet<>();

  /** Weakly held: a job that nobody waits for any more leaves it when it is collected. */
  private final Set<Job> waiting =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Metrics in a registry. */
  public FluxMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("flux.client.jobs.waiting", waiting, Set::size)
        .description("Jobs that are not seen to be over")
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void submitted(Job job) {
    waiting.add(job);
    countSubmit(job.model(), Taken.YES, null);
  }

  @Override
  public void submitFailed(String model, FluxException failure) {
    countSubmit(model, failure.taken(), failure);
  }

  @Override
  public void polled(Job job, Progress progress) {
    waiting.add(job);
  }

  @Override
  public void retrying(@Nullable Job job, FluxException why, Duration wait) {
    Tags tags = Tags.of("call", job == null ? "submit" : "poll").and(error(why));
    registry.counter("flux.client.retries", tags).increment();
  }

  @Override
  public void finished(Job job, Duration elapsed, @Nullable FluxException failure) {
    waiting.remove(job);
    Tags model = model(job.model());
    registry.timer("gen_ai.client.operation.duration", model.and(error(failure))).record(elapsed);
    record("flux.client.job.queue", model, job.queueTime());
    record("flux.client.job.run", model, job.runTime());
  }

  @Override
  public void downloaded(Image image, Download download, Duration elapsed) {
    record("flux.client.download.duration", error(null), elapsed);
  }

  @Override
  public void downloadFailed(Image image, FluxException failure, Duration elapsed) {
    record("flux.client.download.duration", error(failure), elapsed);
  }

  private void countSubmit(String model, Taken taken, @Nullable FluxException failure) {
    Tags tags = model(model).and(error(failure)).and("taken", taken.name());
    registry.counter("flux.client.submits", tags).increment();
  }

  private void record(String timer, Tags tags, @Nullable Duration time) {
    if (time != null) {
      registry.timer(timer, tags).record(time);
    }
  }

  private Tags model(String path) {
    String name = name(path);
    return Tags.of(
        "gen_ai.operation.name",
        "generate_content",
        "gen_ai.provider.name",
        name.split("/", 2)[0],
        "gen_ai.request.model",
        name);
  }

  /** A path may be any text: each one that has a value of its own costs memory for good. */
  private String name(String path) {
    synchronized (models) {
      if (models.size() < MOST_MODELS) {
        models.add(path);
      }
      return models.contains(path) ? path : OTHER;
    }
  }

  private static Tags error(@Nullable FluxException failure) {
    return Tags.of("error.type", failure == null ? NO_ERROR : failure.getClass().getSimpleName());
  }
}
