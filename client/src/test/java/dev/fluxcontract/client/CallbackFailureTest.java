package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A callback may throw anything, checked exceptions and errors too. No wait and no job is lost. */
class CallbackFailureTest {
  private static final ScriptedReply COMPLETED = json(200, "{'status':'COMPLETED'}");

  private final List<Throwable> uncaught = new ArrayList<>();
  private Thread.@Nullable UncaughtExceptionHandler before;

  @BeforeEach
  void collectUncaughtExceptions() {
    before = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
  }

  @AfterEach
  void restoreTheHandler() {
    Thread.currentThread().setUncaughtExceptionHandler(before);
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatThrowsChangesNothingElse(Kind kind) {
    ClientHarness harness =
        new ClientHarness(settings -> settings.listener(new ThrowingListener(kind)));
    harness.gateway.submit(
        json(429, "{}").with("Retry-After", "1"), json(200, ScriptedGateway.TICKET));
    harness
        .gateway
        .status(new IOException("reset"), state("IN_PROGRESS"), COMPLETED)
        .result(images());
    Job job = harness.submit();
    assertThat(harness.await(job).images()).hasSize(1);
    assertThat(harness.gateway.count("submit")).isEqualTo(2);
    assertThat(uncaught)
        .extracting(Throwable::getMessage)
        .containsExactly("retrying", "submitted", "retrying", "polled", "polled", "finished");
  }

  @ParameterizedTest
  @EnumSource
  void aListenerThatThrowsLosesNoJobOfABlockingSubmit(Kind kind) {
    ClientHarness harness =
        new ClientHarness(settings -> settings.listener(new ThrowingListener(kind)));
    assertThat(harness.client.submit(ClientHarness.REQUEST).requestId()).isEqualTo("r1");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerOfUncaughtExceptionsMayThrowToo(Kind kind) {
    Thread.currentThread()
        .setUncaughtExceptionHandler((thread, thrown) -> kind.raise("the handler"));
    ClientHarness harness =
        new ClientHarness(settings -> settings.listener(new ThrowingListener(kind)));
    harness.gateway.status(COMPLETED).result(images());
    assertThat(harness.await(harness.submit()).images()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aProgressCallbackThatThrowsDoesNotStopTheWaitNorTheNextCallback(Kind kind) {
    ClientHarness harness = new ClientHarness();
    harness.gateway.status(state("IN_QUEUE"), COMPLETED).result(images());
    AtomicInteger next = new AtomicInteger();
    Job job =
        harness
            .submit()
            .onProgress(progress -> kind.raise("mine"))
            .onProgress(progress -> next.incrementAndGet());
    assertThat(harness.await(job).images()).hasSize(1);
    assertThat(next).hasValue(2);
    assertThat(uncaught).extracting(Throwable::getMessage).containsExactly("mine", "mine");
  }

  @ParameterizedTest
  @EnumSource
  void aScheduleThatThrowsEndsTheWaitAtOnceAndTheJobCanBeAwaitedAgain(Kind kind) {
    for (int failing : new int[] {1, 2}) {
      AtomicInteger asked = new AtomicInteger();
      ClientHarness harness =
          new ClientHarness(
              settings ->
                  settings.polling(
                      progress -> {
                        if (asked.incrementAndGet() == failing) {
                          kind.raise("the schedule");
                        }
                        return Duration.ofSeconds(1);
                      }));
      harness.gateway.status(state("IN_QUEUE"), COMPLETED).result(images());
      Job job = harness.submit();
      long begun = harness.time.nanoTime();
      CompletableFuture<?> wait = job.future();
      harness.time.until(catchable(wait), () -> true);
      assertThat(Duration.ofNanos(harness.time.nanoTime() - begun))
          .isLessThan(Duration.ofMinutes(1));
      assertThat(catchThrowable(wait::join)).hasStackTraceContaining("the schedule");
      assertThat(harness.await(job).images()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScheduleThatThrowsEndsABlockingWait(Kind kind) {
    ClientHarness harness =
        new ClientHarness(
            settings ->
                settings.polling(
                    progress -> {
                      kind.raise("the schedule");
                      return Duration.ZERO;
                    }));
    Job job = harness.submit();
    assertThat(catchThrowable(job::await)).hasStackTraceContaining("the schedule");
  }

  @ParameterizedTest
  @EnumSource
  void aScheduleThatCannotLearnIsNoReasonToLoseTheImages(Kind kind) {
    PollSchedule unwilling =
        new PollSchedule() {
          @Override
          public Duration next(Progress progress) {
            return Duration.ofSeconds(1);
          }

          @Override
          public void done(Progress last, Duration unseen) {
            kind.raise("done");
          }
        };
    ClientHarness harness = new ClientHarness(settings -> settings.polling(unwilling));
    harness.gateway.status(COMPLETED).result(images());
    assertThat(harness.await(harness.submit()).images()).hasSize(1);
    assertThat(uncaught).extracting(Throwable::getMessage).containsExactly("done");
  }

  @ParameterizedTest
  @EnumSource
  void aCallbackOfOneFutureDoesNotReachTheOthers(Kind kind) {
    ClientHarness harness = new ClientHarness();
    harness.gateway.status(COMPLETED).result(images());
    Job job = harness.submit();
    CompletableFuture<?> one =
        job.future()
            .thenApply(
                result -> {
                  kind.raise("mine");
                  return result;
                });
    CompletableFuture<?> rejected =
        job.future().thenApplyAsync(result -> result, task -> kind.raise("no thread"));
    assertThat(harness.await(job).images()).hasSize(1);
    assertThat(catchThrowable(one::join)).hasStackTraceContaining("mine");
    assertThat(catchThrowable(rejected::join)).hasStackTraceContaining("no thread");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatThrowsEndsTheDownloadAndLeavesNothingBehind(Kind kind) throws IOException {
    try (ImageServer host = new ImageServer();
        DownloadHarness downloads = new DownloadHarness(host.url("/"), settings -> settings)) {
      host.file("/a", "image/png", SampleImages.png(99));
      OutputStream broken =
          new OutputStream() {
            @Override
            public void write(int b) {
              kind.raise("full");
            }
          };
      assertThat(
              catchThrowable(
                  () -> downloads.toStream(host.url("/a"), broken, DownloadOptions.defaults())))
          .hasMessageContaining("full");
      assertThat(downloads.time.pending()).isZero();
    }
  }

  /** Done when the future is, however it ended. */
  private static CompletableFuture<Void> catchable(CompletableFuture<?> future) {
    return future.handle((value, failure) -> null);
  }

  /** What a callback throws. */
  enum Kind {
    RUNTIME_EXCEPTION,
    CHECKED_EXCEPTION,
    ERROR,
    INTERRUPTED_EXCEPTION,
    COMPLETION_EXCEPTION;

    void raise(String message) {
      Kind.<RuntimeException>throwUndeclared(
          switch (this) {
            case RUNTIME_EXCEPTION -> new IllegalStateException(message);
            case CHECKED_EXCEPTION -> new Exception(message);
            case ERROR -> new AssertionError(message);
            case INTERRUPTED_EXCEPTION -> new InterruptedException(message);
            case COMPLETION_EXCEPTION -> new CompletionException(message, null);
          });
    }

    /** As Kotlin and Lombok throw checked exceptions. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUndeclared(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }

  private record ThrowingListener(Kind kind) implements FluxListener {
    @Override
    public void submitted(Job job) {
      kind.raise("submitted");
    }

    @Override
    public void polled(Job job, Progress progress) {
      kind.raise("polled");
    }

    @Override
    public void retrying(@Nullable Job job, FluxException why, Duration wait) {
      kind.raise("retrying");
    }

    @Override
    public void finished(Job job, Duration elapsed, @Nullable FluxException failure) {
      kind.raise("finished");
    }
  }
}
