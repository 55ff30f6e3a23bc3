package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A history that tests write, and open again at another time. */
abstract class HistoryFixture {
  static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  final List<String> told = new ArrayList<>();
  final SetClock time = new SetClock();

  /** A clock that can be set; what is measured goes on regardless. */
  static final class SetClock implements RunClock {
    private Duration passed = Duration.ZERO;
    Duration set = Duration.ZERO;

    @Override
    public Instant now() {
      return Instant.parse("2026-11-28T12:00:00Z").plus(passed).plus(set);
    }

    @Override
    public long nanos() {
      return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) {
      passed = passed.plus(duration);
    }
  }

  ProbeHistory open() throws IOException {
    return ProbeHistory.open(folder, "https://one.example", time, told::add, 20_000);
  }

  ProbeRecord record(String check, int images) {
    return new ProbeRecord(
        time.now(),
        check,
        "submitDevTextToImage/a case",
        "submitDevTextToImage",
        1,
        Outcome.PASSED,
        null,
        false,
        true,
        true,
        new Cost(images, new BigDecimal("0.025")),
        1200,
        List.of(new JobDuration("submitDevTextToImage", null, null, 900)),
        Map.of("auth", "bearer"),
        List.of("auth was key and is bearer"));
  }

  void spend(int images) throws IOException {
    try (ProbeHistory history = open()) {
      history.begin(new Cost(4 * images, BigDecimal.ONE));
      history.add(record("SUBMIT-01", images), true);
    }
  }

  int spent() throws IOException {
    try (ProbeHistory history = open()) {
      return history.spent().images();
    }
  }
}
