package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.Median;
import dev.fluxcontract.benchmarks.calls.TimedAnswers;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.ImageResult;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Jobs that are waited for, and how late they are noticed to be over. */
final class Lags {
  private final CompletableFuture<ImageResult>[] waits;
  private final long[] ends;

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of a generic type.
  Lags(int jobs) {
    waits = new CompletableFuture[jobs];
    ends = new long[jobs];
  }

  void add(int at, Job job) {
    waits[at] = job.future();
    ends[at] = TimedAnswers.endMillis(Objects.requireNonNull(job.requestId()));
  }

  boolean anyOver() {
    return Stream.of(waits).anyMatch(CompletableFuture::isDone);
  }

  /**
   * Waits for all of them. What notes their ends is added here, so that it does not count as what a
   * job holds.
   *
   * @return the median of the milliseconds from the end of a job to that of its future
   */
  double await() {
    double[] lags = new double[ends.length];
    CompletableFuture.allOf(
            IntStream.range(0, ends.length)
                .mapToObj(
                    i ->
                        waits[i].thenAccept(
                            result -> lags[i] = System.currentTimeMillis() - ends[i]))
                .toArray(CompletableFuture[]::new))
        .join();
    return Median.of(lags);
  }
}
