package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.model.ImageResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LoadTest {
  private static final int JOBS = 5_000;
  private static final long BYTES_PER_JOB = 4_096;

  private final AtomicInteger ids = new AtomicInteger();
  private volatile String state = "IN_QUEUE";

  /**
   * The gateway in the same process is counted in, and each job has been asked for once. So are the
   * buffers of up to 256 connections, 4 MB: among fewer jobs they decide.
   */
  @Test
  void tenThousandJobsOfTwoClientsWaitInLittleRoom() throws Exception {
    PollSchedule everyMinute = PollSchedule.fixed(Duration.ofMinutes(1));
    try (SocketHarness one =
            new SocketHarness(this::serve, settings -> settings.polling(everyMinute));
        SocketHarness other =
            new SocketHarness(this::serve, settings -> settings.polling(everyMinute))) {
      one.gateway.forget();
      other.gateway.forget();
      submit(one, 1);
      submit(other, 1);
      long before = usedHeap();
      List<CompletableFuture<ImageResult>> waits = new ArrayList<>(submit(one, JOBS));
      waits.addAll(submit(other, JOBS));
      aMinutePasses(one);
      aMinutePasses(other);
      long perJob = (usedHeap() - before) / waits.size();
      assertThat(perJob).isLessThan(BYTES_PER_JOB);
      state = "COMPLETED";
      aMinutePasses(one);
      aMinutePasses(other);
      CompletableFuture<Void> all =
          CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new));
      one.time.until(
          CompletableFuture.allOf(waits.subList(0, JOBS).toArray(CompletableFuture[]::new)),
          one::isIdle);
      other.time.until(all, other::isIdle);
      assertThat(waits.stream().map(wait -> wait.join().images().get(0).url()).distinct())
          .hasSize(2 * JOBS);
    }
  }

  @Test
  void aThousandJobsWaitOnFourThreadsAtMost() throws Exception {
    Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    try (SocketGateway gateway = new SocketGateway(this::serve);
        FluxClient flux =
            FluxClient.builder()
                .gateway(gateway.url())
                .apiKey(ClientHarness.KEY)
                .polling(PollSchedule.fixed(Duration.ofMinutes(1)))
                .build()) {
      List<CompletableFuture<ImageResult>> waits = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        waits.add(flux.submit(ClientHarness.REQUEST).future());
      }
      assertThat(waits).noneMatch(CompletableFuture::isDone);
      assertThat(threadsBeyondOkHttps(before)).isBetween(1L, 4L);
    }
  }

  /** Neither in a call of OkHttp's, nor waiting for one. */
  private static long threadsBeyondOkHttps(Set<Thread> before) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> !before.contains(thread.getKey()))
        .filter(thread -> thread.getKey().getName().startsWith("flux"))
        .filter(
            thread ->
                Arrays.stream(thread.getValue())
                    .map(StackTraceElement::getClassName)
                    .noneMatch(
                        name -> name.startsWith("okhttp3.") || name.contains("SynchronousQueue")))
        .count();
  }

  @Test
  void aHundredCallsGoOutAtATime() throws Exception {
    CountDownLatch allHere = new CountDownLatch(100);
    SocketGateway.Handler together =
        exchange -> {
          allHere.countDown();
          allHere.await();
          serve(exchange);
        };
    try (SocketHarness scene = new SocketHarness(together)) {
      List<CompletableFuture<Job>> submits = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        submits.add(scene.submit());
      }
      scene.end(CompletableFuture.allOf(submits.toArray(CompletableFuture[]::new)));
    }
  }

  @Test
  void readsThatStallDoNotHoldUpSubmits() throws Exception {
    SocketGateway.Handler stalling =
        exchange -> {
          if (exchange.isPost()) {
            serve(exchange);
          } else {
            exchange.stall();
          }
        };
    try (SocketHarness scene =
        new SocketHarness(stalling, settings -> settings.polling(progress -> Duration.ZERO))) {
      List<CompletableFuture<ImageResult>> stalled = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        stalled.add(scene.client.submit(ClientHarness.REQUEST).future());
      }
      assertThat(scene.client.submit(ClientHarness.REQUEST).requestId()).isEqualTo("job-301");
      assertThat(stalled).noneMatch(CompletableFuture::isDone);
    }
  }

  private void serve(Exchange exchange) throws IOException {
    if (exchange.isPost()) {
      String id = "job-" + ids.incrementAndGet();
      String urls = "https://queue.fal.run/fal-ai/flux-1/requests/" + id;
      exchange.json(
          200,
          "{'status':'IN_QUEUE','request_id':'"
              + id
              + "','response_url':'"
              + urls
              + "','status_url':'"
              + urls
              + "/status','cancel_url':'"
              + urls
              + "/cancel','logs':null,'metrics':{},'queue_position':0}");
    } else if (exchange.path.endsWith("/status")) {
      exchange.json(200, "{'status':'" + state + "'}");
    } else {
      exchange.json(200, "{'images':[{'url':'https://cdn.test" + exchange.path + "'}]}");
    }
  }

  /** Each job is asked for once. */
  private static void aMinutePasses(SocketHarness scene) {
    scene.time.advance(Duration.ofMinutes(1));
    while (!scene.isIdle()) {
      LockSupport.parkNanos(20_000);
    }
  }

  private static List<CompletableFuture<ImageResult>> submit(SocketHarness scene, int jobs) {
    List<CompletableFuture<Job>> submits = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      submits.add(scene.submit());
    }
    scene.time.until(
        CompletableFuture.allOf(submits.toArray(CompletableFuture[]::new)), () -> false);
    return submits.stream().map(submit -> submit.join().future()).toList();
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }
}
