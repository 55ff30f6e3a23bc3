package dev.fluxcontract.conformance.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.run.SharedClock;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch over hours and days, on a clock that nobody waits for. */
class GatewayWatchTest {
  private static final String KEY = "a-key-of-mine";
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  private final SharedClock time =
      new SharedClock() {
        @Override
        public synchronized void sleep(Duration duration) {
          onSleep.run();
          super.sleep(duration);
        }
      };
  private Runnable onSleep = () -> {};
  private final List<ProbeRecord> seen = new ArrayList<>();
  private final Map<Integer, Runnable> after = new HashMap<>();
  private FluxGateway gateway = FluxGateway.create();
  private final Socket bound = new Socket();
  private int port;
  private Duration every = HOUR;

  @BeforeEach
  void bind() throws IOException {
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void close() throws IOException {
    gateway.close();
    bound.close();
  }

  private void turn(UnaryOperator<GatewayBuilder> how) {
    gateway.close();
    gateway =
        how.apply(FluxGateway.builder().key(KEY).clock(time.clock()))
            .runsFor(Duration.ofSeconds(2))
            .start();
    port = gateway.port();
  }

  /** Leaves nothing to connect to: the port is bound, so that nobody else gets it. */
  private void away() {
    gateway.close();
    port = bound.getLocalPort();
  }

  private SuiteConfig.Builder settings(String... only) {
    return SuiteConfig.builder("http://127.0.0.1:" + port, KEY)
        .only(List.of(only))
        .seed(1)
        .deadline(Duration.ofSeconds(30));
  }

  /** Watches each hour until that many attempts were made. */
  private void watch(int attempts, Cost cap, String... only) throws IOException {
    List<GatewayWatch> watch = new ArrayList<>();
    WatchListener listener =
        new WatchListener() {
          @Override
          public void ended(ProbeRecord record) {
            seen.add(record);
            after.getOrDefault(seen.size(), () -> {}).run();
            if (seen.size() >= attempts) {
              watch.get(0).stop();
            }
          }

          @Override
          public void nothingFits() {
            after.getOrDefault(-1, () -> {}).run();
          }
        };
    try (ProbeHistory history = open()) {
      watch.add(new GatewayWatch(() -> settings(only), cap, history, time, listener));
      watch.get(0).run(every);
    }
  }

  private ProbeHistory open() throws IOException {
    return ProbeHistory.open(folder, "the gateway", time, text -> {});
  }

  @Test
  void noticesAGatewayThatDegrades() throws Exception {
    turn(how -> how);
    after.put(4, () -> turn(how -> how.queuedFor(Duration.ofSeconds(20))));
    after.put(8, () -> turn(how -> how.fault("all-jobs-fail")));
    after.put(14, this::away);
    after.put(18, () -> turn(how -> how));
    watch(24, Cost.UNLIMITED, "LIFE-02", "RESULT-01", "RESULT-03", "FILE-01");
    assertThat(seen.subList(0, 8)).extracting(ProbeRecord::outcome).containsOnly(Outcome.PASSED);
    assertThat(queued(seen.subList(0, 4))).allMatch(millis -> millis < 15_000);
    assertThat(queued(seen.subList(4, 8))).hasSize(4).allMatch(millis -> millis >= 20_000);
    assertThat(seen.subList(8, 18)).extracting(ProbeRecord::outcome).containsOnly(Outcome.FAILED);
    assertThat(seen.subList(8, 18))
        .extracting(ProbeRecord::attempt, ProbeRecord::alarm)
        .startsWith(tuple(1, false), tuple(2, true), tuple(1, false), tuple(2, true));
    assertThat(seen.subList(8, 14)).allMatch(ProbeRecord::answered);
    assertThat(seen.subList(14, 18)).noneMatch(ProbeRecord::answered);
    assertThat(seen.get(15).reason()).startsWith("The gateway cannot be reached");
    assertThat(seen.subList(18, 24)).extracting(ProbeRecord::outcome).containsOnly(Outcome.PASSED);
    assertThat(names(18, 24)).as("what failed is looked at again").containsAll(names(8, 18));
  }

  private List<String> names(int from, int to) {
    return seen.subList(from, to).stream().map(ProbeRecord::name).distinct().toList();
  }

  private static List<Long> queued(List<ProbeRecord> records) {
    return records.stream()
        .flatMap(record -> record.jobs().stream())
        .map(JobDuration::queueMillis)
        .toList();
  }

  @Test
  void aFailureOfAMomentIsNoAlarm() throws Exception {
    turn(how -> how.fault("all-jobs-fail"));
    after.put(1, () -> turn(how -> how));
    watch(2, Cost.UNLIMITED, "LIFE-02");
    assertThat(seen)
        .extracting(ProbeRecord::attempt, ProbeRecord::outcome, ProbeRecord::alarm)
        .containsExactly(tuple(1, Outcome.FAILED, false), tuple(2, Outcome.PASSED, false));
    assertThat(seen.get(0).name()).isEqualTo(seen.get(1).name());
    try (ProbeHistory history = open()) {
      assertThat(history.records()).isEqualTo(seen);
    }
  }

  @Test
  void probesEachHourAndTakesTurns() throws Exception {
    turn(how -> how);
    watch(9, Cost.UNLIMITED, "UNKNOWN", "AUTH-03");
    assertThat(seen)
        .extracting(ProbeRecord::check)
        .startsWith("AUTH-03", "UNKNOWN-01", "UNKNOWN-02", "UNKNOWN-03", "AUTH-03", "UNKNOWN-01");
    for (int i = 1; i < seen.size(); i++) {
      Duration apart = Duration.between(seen.get(i - 1).at(), seen.get(i).at());
      assertThat(apart).isBetween(HOUR.minusMinutes(2), HOUR.plusMinutes(2));
    }
  }

  @Test
  void anOutageThatARestartExplainsIsNoAlarm() throws Exception {
    turn(how -> how);
    away();
    Duration back = time.slept().plusSeconds(9);
    onSleep =
        () -> {
          if (time.slept().compareTo(back) > 0) {
            onSleep = () -> {};
            turn(how -> how);
          }
        };
    watch(2, Cost.UNLIMITED, "UNKNOWN");
    assertThat(seen)
        .extracting(ProbeRecord::attempt, ProbeRecord::outcome)
        .containsExactly(tuple(1, Outcome.FAILED), tuple(2, Outcome.PASSED));
    assertThat(seen).noneMatch(ProbeRecord::alarm);
  }

  @Test
  void goesOnWhereItEnded() throws Exception {
    turn(how -> how);
    watch(2, Cost.UNLIMITED, "UNKNOWN");
    Instant last = seen.get(1).at();
    time.sleep(Duration.ofMinutes(20));
    watch(3, Cost.UNLIMITED, "UNKNOWN");
    assertThat(seen).extracting(ProbeRecord::check).endsWith("UNKNOWN-03");
    assertThat(Duration.between(last, seen.get(2).at()))
        .isBetween(HOUR.minusMinutes(2), HOUR.plusMinutes(2));
  }

  /** Two images are left for an attempt and its repetition; then only what is free is probed. */
  @Test
  void spendsNoMoreThanItsCapWithin24Hours() throws Exception {
    turn(how -> how);
    watch(60, new Cost(5, Cost.UNLIMITED.usd()), "AUTH-03", "LIFE-02", "UNKNOWN-01");
    for (ProbeRecord one : seen) {
      Instant day = one.at().minus(Duration.ofHours(24));
      int images =
          seen.stream()
              .filter(other -> other.at().isAfter(day) && !other.at().isAfter(one.at()))
              .mapToInt(other -> other.asked().images())
              .sum();
      assertThat(images).isLessThanOrEqualTo(5);
    }
    assertThat(seen.stream().mapToInt(record -> record.asked().images()).sum()).isBetween(8, 15);
    assertThat(gateway.imagesAsked()).isLessThanOrEqualTo(15);
  }

  @Test
  void keepsACapInDollars() throws Exception {
    turn(how -> how);
    watch(20, new Cost(Integer.MAX_VALUE, new BigDecimal("0.03")), "AUTH-03", "UNKNOWN-01");
    assertThat(seen.stream().map(record -> record.asked().usd()).reduce(BigDecimal::add))
        .hasValueSatisfying(
            usd -> assertThat(usd).isBetween(new BigDecimal("0.003"), new BigDecimal("0.03")));
  }

  @Test
  void aFailingGatewayCostsNoMoreThanTheCapEither() throws Exception {
    turn(how -> how.fault("submit-500"));
    watch(30, new Cost(10, Cost.UNLIMITED.usd()), "LIFE-02", "UNKNOWN-01");
    assertThat(gateway.imagesAsked()).isBetween(2, 20);
    assertThat(seen).filteredOn(ProbeRecord::alarm).isNotEmpty();
  }

  @Test
  void aModelThatIsNotOfferedIsNoFailureUnlessItWasOnce() throws Exception {
    turn(how -> how.offers("fal-ai/flux-1/schnell"));
    watch(3, Cost.UNLIMITED, "TICKET-01");
    assertThat(seen).noneMatch(ProbeRecord::alarm);
    seen.clear();
    watch(14, Cost.UNLIMITED, "TICKET-01");
    assertThat(seen).noneMatch(ProbeRecord::alarm);
    assertThat(seen.subList(11, 14))
        .as("once it is known, the model that is offered is probed")
        .extracting(ProbeRecord::outcome)
        .containsOnly(Outcome.PASSED);
    turn(how -> how.offers("fal-ai/flux-1/dev"));
    seen.clear();
    watch(2, Cost.UNLIMITED, "TICKET-01");
    assertThat(seen.get(1)).returns(true, ProbeRecord::alarm);
  }

  /** Without the cheapest model of all, what does not depend on the model is tried at the next. */
  @Test
  void whatIsTriedAtTheCheapestModelIsTriedAtTheCheapestThatIsOffered() throws Exception {
    turn(how -> how.offers("fal-ai/flux-1/dev", "fal-ai/flux-pro/kontext"));
    watch(14, Cost.UNLIMITED, "CANCEL-01", "AUTH-03", "ROBUST-02");
    List<ProbeRecord> learning = seen.stream().filter(one -> !one.offered()).toList();
    assertThat(learning).extracting(ProbeRecord::operation).doesNotHaveDuplicates();
    assertThat(learning).extracting(ProbeRecord::outcome).containsOnly(Outcome.SKIPPED);
    assertThat(learning).allMatch(one -> one.asked().images() == 1 && one.jobs().isEmpty());
    seen.removeAll(learning);
    assertThat(seen).extracting(ProbeRecord::outcome).containsOnly(Outcome.PASSED);
    assertThat(names(0, seen.size()))
        .containsExactlyInAnyOrder(
            "AUTH-03", "CANCEL-01", "ROBUST-02 submitDevTextToImage/a prompt in many scripts");
  }

  @Test
  @Tag("slow")
  void whatNoOfferedModelCanShowIsNoFailure() throws Exception {
    turn(how -> how.offers("fal-ai/flux-1/schnell"));
    watch(40, Cost.UNLIMITED, "EFFECT", "CLIENT", "ROBUST");
    assertThat(seen).extracting(ProbeRecord::outcome).doesNotContain(Outcome.FAILED);
  }

  /** It comes between two polls. */
  @Test
  void aStopCancelsTheJob() throws Exception {
    turn(how -> how.fault("never-completes"));
    try (ProbeHistory history = open()) {
      GatewayWatch[] watch = new GatewayWatch[1];
      WatchListener listener =
          new WatchListener() {
            @Override
            public void ended(ProbeRecord record) {
              seen.add(record);
            }
          };
      onSleep =
          () -> {
            if (gateway.submits() > 0) {
              watch[0].stop();
            }
          };
      watch[0] =
          new GatewayWatch(() -> settings("LIFE-02"), Cost.UNLIMITED, history, time, listener);
      watch[0].run(HOUR);
    }
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).returns(false, ProbeRecord::alarm);
    assertThat(gateway.requests()).filteredOn(r -> r.path().endsWith("/cancel")).hasSize(1);
  }

  @Test
  void theFirstProbeIsMadeAtOnceHoweverLongTheInterval() throws Exception {
    turn(how -> how);
    Instant start = time.now();
    every = Duration.ofDays(7);
    watch(2, Cost.UNLIMITED, "UNKNOWN-01");
    assertThat(Duration.between(start, seen.get(0).at())).isLessThan(HOUR);
    assertThat(Duration.between(start, seen.get(1).at())).isGreaterThan(Duration.ofDays(6));
  }

  /** What is not on the disk is forgotten by the next process. */
  @Test
  void startsOnAFullDiskSpendNoMoreThanTheCap() throws Exception {
    turn(how -> how);
    Files.createDirectory(folder.resolve("history.jsonl"));
    for (int i = 0; i < 5; i++) {
      watch(2 + 2 * i, new Cost(4, Cost.UNLIMITED.usd()), "LIFE-02", "UNKNOWN-01");
    }
    assertThat(gateway.imagesAsked()).isLessThanOrEqualTo(4);
    assertThat(seen).extracting(ProbeRecord::check).contains("UNKNOWN-01");
  }

  @Test
  void aStopIsNoResult() throws Exception {
    turn(how -> how.fault("all-jobs-fail"));
    watch(2, Cost.UNLIMITED, "LIFE-02");
    assertThat(seen.get(1)).returns(true, ProbeRecord::alarm);
    try (ProbeHistory history = open()) {
      GatewayWatch[] watch = new GatewayWatch[1];
      WatchListener stopper =
          new WatchListener() {
            @Override
            public void began(String name, int attempt) {
              watch[0].stop();
            }
          };
      watch[0] =
          new GatewayWatch(() -> settings("LIFE-02"), Cost.UNLIMITED, history, time, stopper);
      watch[0].probe();
      assertThat(history.records()).isEqualTo(seen);
    }
    try (ProbeHistory history = open()) {
      assertThat(history.records()).isEqualTo(seen);
    }
  }

  @Test
  void aChangeOfTheDialectIsToldOnce() throws Exception {
    turn(how -> how);
    after.put(2, () -> turn(how -> how.dialect("anyapi")));
    watch(6, Cost.UNLIMITED, "DIALECT-02");
    assertThat(seen)
        .extracting(record -> record.changes().isEmpty())
        .containsExactly(true, true, false, true, true, true);
    assertThat(seen.get(2).changes().get(0)).startsWith("ticket-hosts was its own and is ");
  }
}
