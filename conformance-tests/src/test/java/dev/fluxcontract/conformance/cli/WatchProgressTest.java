package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.watch.ProbeHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a watch prints when its output is not a terminal. */
class WatchProgressTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final AtomicInteger written = new AtomicInteger();
  private ProbeHistory history;
  private WatchProgress progress;

  @BeforeEach
  void open() throws IOException {
    history = ProbeHistory.open(folder, "https://one.example", RunClock.system(), text -> {});
    CommandConsole console =
        new CommandConsole(
            new PrintWriter(out), new PrintWriter(new StringWriter()), Map.of(), false);
    Cost cap = new Cost(20, Cost.UNLIMITED.usd());
    progress = new WatchProgress(console, cap, history, written::incrementAndGet);
  }

  @AfterEach
  void close() throws IOException {
    history.close();
  }

  @Test
  void saysAtItsStartWhenItProbesNextAndNoMoreAfterThat() {
    progress.waits(Duration.ofHours(1));
    assertThat(out.toString())
        .startsWith("next probe at ")
        .contains("; 0 images of 20 and $0.00 spent in 24 hours");
    int length = out.toString().length();
    progress.waits(Duration.ofHours(1));
    assertThat(out.toString()).hasSize(length);
  }

  /** What was spent a day ago no longer counts. */
  @Test
  void writesThePageAndTheMetricsWhereNothingIsProbedToo() {
    progress.nothingFits();
    assertThat(out.toString()).startsWith("Nothing is probed: 0 images of 20");
    assertThat(written).hasValue(1);
  }
}
