package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.internal.util.DaemonThreads;
import dev.fluxcontract.client.model.ImageResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** A client whose threads its caller makes. */
class CallersThreadsTest {
  private static final int JOBS = 200;

  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private final Set<Thread> used = ConcurrentHashMap.newKeySet();

  private FluxClient client(SocketGateway gateway, ThreadFactory threads) {
    FluxListener listener =
        new FluxListener() {
          @Override
          public void submitted(Job job) {
            used.add(Thread.currentThread());
          }
        };
    return FluxClient.builder()
        .gateway(gateway.url())
        .apiKey(ClientHarness.KEY)
        .polling(progress -> Duration.ZERO)
        .listener(listener)
        .threads(
            task -> {
              Thread thread = threads.newThread(task);
              made.add(thread);
              return thread;
            })
        .build();
  }

  private void run(FluxClient flux) {
    List<CompletableFuture<ImageResult>> waits = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      waits.add(
          flux.submitAsync(ClientHarness.REQUEST)
              .whenComplete((job, failure) -> used.add(Thread.currentThread()))
              .thenCompose(Job::future));
    }
    assertThat(waits).allSatisfy(wait -> assertThat(wait.join().images()).hasSize(1));
    assertThat(flux.submit(ClientHarness.REQUEST).await().images()).hasSize(1);
    used.remove(Thread.currentThread()); // A future may be done before it gets its function.
  }

  @Test
  void callsFuturesAndCallbacksRunOnThem() throws Exception {
    try (SocketGateway gateway = new SocketGateway(SocketHarness::finishJob);
        FluxClient flux = client(gateway, DaemonThreads.daemons("callers"))) {
      run(flux);
      assertThat(used).isNotEmpty().isSubsetOf(made);
    }
  }

  @Test
  void theyEndWithTheClient() throws Exception {
    try (SocketGateway gateway = new SocketGateway(SocketHarness::finishJob)) {
      try (FluxClient flux = client(gateway, Thread::new)) {
        run(flux);
      }
      for (Thread thread : made) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void virtualOnesPinNothing(@TempDir Path folder) throws Exception {
    ThreadFactory virtual = virtualThreads();
    try (SocketGateway gateway = new SocketGateway(SocketHarness::finishJob);
        FluxClient flux = client(gateway, virtual)) {
      run(flux); // Classes that are loaded by a virtual thread hold its carrier.
      try (Recording recording = new Recording()) {
        recording.enable("jdk.VirtualThreadPinned").withoutThreshold();
        recording.start();
        run(flux);
        recording.stop();
        Path file = folder.resolve("pinned.jfr");
        recording.dump(file);
        assertThat(RecordingFile.readAllEvents(file)).extracting(RecordedEvent::toString).isEmpty();
      }
    }
    assertThat(used).isNotEmpty().isSubsetOf(made);
  }

  /** {@code Thread.ofVirtual().factory()}, which Java 17 does not have. */
  private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }
}
