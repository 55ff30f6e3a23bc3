package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random numbers that depend on a seed, on a request, and on how often the same was asked before.
 * The order in which different requests come in changes nothing, so a run can be repeated.
 */
public final class SeededDraws {
  private final long seed;
  private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();

  public SeededDraws(long seed) {
    this.seed = seed;
  }

  /** A number from 0 to below a bound that depends on the seed alone. */
  public int number(int bound) {
    return new SplittableRandom(seed).nextInt(bound);
  }

  /** A number from 0 to below 1, for a request to a queue and one purpose. */
  public double draw(RequestContext context, QueueModel queue, String purpose) {
    QueuedJob job = context.jobId == null ? null : queue.peek(context.jobId);
    Operation operation = job == null ? context.operation : job.operation();
    String body = new String(context.bytes, StandardCharsets.UTF_8);
    int request =
        Objects.hash(
            purpose,
            context.step.name(),
            operation == null ? "" : operation.id(),
            job == null ? body : job.request());
    int before = asked.merge(request, 1, Integer::sum);
    long mixed = new SplittableRandom(seed ^ ((long) request << 32)).nextLong() + before;
    return new SplittableRandom(mixed).nextDouble();
  }
}
