package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Several waits for one job: each gets a result of its own. */
class JobWaitsTest {
  private final ClientHarness harness = new ClientHarness();

  @Test
  void eachHaveAnExceptionOfTheirOwn() {
    harness.gateway.status(state("IN_QUEUE"), json(200, "{'status':'FAILED','error':'boom'}"));
    Job job = harness.submit();
    List<CompletableFuture<?>> waits = List.of(job.future(), job.future());
    Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    for (CompletableFuture<?> wait : waits) {
      all.add(harness.failure(JobFailedException.class, wait));
    }
    all.add(harness.failure(JobFailedException.class, job.future()));
    all.add(catchThrowableOfType(JobFailedException.class, job::await));
    all.add(catchThrowableOfType(JobFailedException.class, job::result));
    assertThat(all)
        .hasSize(5)
        .allSatisfy(
            failure -> {
              assertThat(failure).hasMessage("Job r1 failed (200): boom").hasNoCause();
              assertThat(((JobFailedException) failure).error()).isEqualTo("boom");
              assertThat(((JobFailedException) failure).body()).contains("boom");
              assertThat(failure.getSuppressed()).isEmpty();
            });
  }

  @Test
  void keepWhatAnotherSuppressesOutOfTheirs() {
    harness.gateway.status(json(200, "{'status':'FAILED','error':'boom'}"));
    Job job = harness.submit();
    harness
        .failure(JobFailedException.class, job.future())
        .addSuppressed(new IllegalStateException("mine"));
    assertThat(harness.failure(JobFailedException.class, job.future()).getSuppressed()).isEmpty();
  }

  @Test
  void seeTheStackOfTheirOwnThread() {
    harness.gateway.status(json(200, "{'status':'FAILED','error':'boom'}"));
    Job job = harness.submit();
    harness.failure(JobFailedException.class, job.future());
    assertThat(catchThrowableOfType(JobFailedException.class, job::await).getStackTrace())
        .anySatisfy(
            frame -> assertThat(frame.getMethodName()).isEqualTo("seeTheStackOfTheirOwnThread"));
  }

  @Test
  void eachHaveAnExceptionOfTheirOwnAtTheDeadlineToo() {
    ClientHarness brief = new ClientHarness(settings -> settings.deadline(Duration.ofSeconds(30)));
    brief.gateway.status(new IOException("no route")).result(new IOException("no route"));
    Job job = brief.submit();
    CompletableFuture<?> one = job.future();
    CompletableFuture<?> other = job.future();
    Throwable first = brief.failure(DeadlineExceededException.class, one);
    Throwable second = brief.failure(DeadlineExceededException.class, other);
    assertThat(first).isNotSameAs(second);
    assertThat(first.getCause()).isNotNull().isNotSameAs(second.getCause());
  }

  @Test
  void takeNoNullForACallback() {
    Job job = harness.submit();
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> job.onProgress(nullCallback())))
        .hasMessageContaining("onProgress(null)");
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nullCallback() {
    return null;
  }
}
