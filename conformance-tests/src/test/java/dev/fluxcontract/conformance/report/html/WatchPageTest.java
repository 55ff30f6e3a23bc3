package dev.fluxcontract.conformance.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.watch.ProbeRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a watch in a real browser, from a file. */
class WatchPageTest extends InBrowser {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static ProbeRecord record(
      int hoursAgo, String check, int attempt, Outcome outcome, @Nullable String text) {
    boolean alarm = attempt == 2 && outcome == Outcome.FAILED;
    return new ProbeRecord(
        NOW.minus(Duration.ofHours(hoursAgo)),
        check,
        HOSTILE.equals(text) ? text : null,
        "submitDevTextToImage",
        attempt,
        outcome,
        text,
        alarm,
        hoursAgo != 30,
        true,
        new Cost(1, new BigDecimal("0.025")),
        900,
        hoursAgo == 30
            ? List.of()
            : List.of(new JobDuration("submitDevTextToImage", hoursAgo * 1000L, 2000L, 4000)),
        Map.of(),
        hoursAgo == 2 ? List.of("auth was key and is " + text) : List.of());
  }

  private static List<ProbeRecord> days() {
    List<ProbeRecord> records = new ArrayList<>();
    records.add(record(900, "FILE-01", 1, Outcome.FAILED, "before this month"));
    for (int hour = 700; hour > 2; hour--) {
      if (hour == 100) {
        records.add(record(hour, "LIFE-02", 1, Outcome.FAILED, "no images"));
        records.add(record(hour, "LIFE-02", 2, Outcome.FAILED, "no images again"));
      } else if (hour == 50) {
        records.add(record(hour, "LIFE-02", 1, Outcome.FAILED, "for a moment"));
        records.add(record(hour, "LIFE-02", 2, Outcome.PASSED, null));
      } else {
        String check = hour % 3 == 0 ? "SUBMIT-01" : hour % 3 == 1 ? "LIFE-02" : "RESULT-01";
        records.add(record(hour, check, 1, Outcome.PASSED, null));
      }
    }
    records.add(record(2, "AUTH-01", 1, Outcome.PASSED, "bearer"));
    return records;
  }

  private void open(String gateway, List<ProbeRecord> records) throws IOException {
    String page = WatchPage.of(gateway, records, new Cost(5, new BigDecimal("0.125")), NOW);
    open(page);
  }

  @Test
  void showsWhatHappened() throws Exception {
    open("https://one.example", days());
    assertThat(browser.texts("h1")).containsExactly("https://one.example");
    assertThat(browser.texts(".facts dd"))
        .containsExactly(
            "0", "100.0 %", "99.9 %", "699", "5 images, $0.125", "28 Nov 2026, 10:00 UTC");
    assertThat(browser.texts(".area h3")).containsExactly("AUTH", "LIFE", "RESULT", "SUBMIT");
    assertThat(browser.texts(".area .said").get(1)).startsWith("1 failed, 1 warned, ");
    assertThat(
            browser.strings(
                "[...document.querySelectorAll('.timeline .failed')].map(e => e.title)"))
        .hasSize(1)
        .first()
        .asString()
        .contains("1 failed");
    assertThat(browser.texts("tbody tr:first-child td"))
        .containsExactly("23", "13.0 s", "23.0 s", "24.0 s");
    assertThat(browser.texts("section:nth-of-type(3) li"))
        .hasSize(1)
        .first()
        .asString()
        .contains("24 Nov 2026, 08:00", "alarm", "LIFE-02", "no images again");
    assertThat(browser.texts("section:nth-of-type(4) li"))
        .hasSize(1)
        .first()
        .asString()
        .contains("28 Nov 2026, 10:00", "auth was key and is bearer");
    assertThat(browser.texts("section:nth-of-type(5) li")).hasSize(40);
  }

  @Test
  void saysSoWhereNothingHappenedYet() throws Exception {
    open("https://one.example", List.of());
    assertThat(browser.texts(".facts dd")).contains("not known", "none yet");
    assertThat(browser.texts(".area")).isEmpty();
  }

  @Test
  void runsAndLoadsNothing() throws Exception {
    List<ProbeRecord> records = new ArrayList<>(days());
    records.add(record(2, HOSTILE + "-1", 1, Outcome.FAILED, HOSTILE));
    records.add(record(2, HOSTILE + "-1", 2, Outcome.FAILED, HOSTILE));
    open(HOSTILE, records);
    assertThat(browser.evaluate("typeof window.ran").asText()).isEqualTo("undefined");
    assertThat(browser.texts("script, img, iframe, body style, [style], [onmouseover], a"))
        .isEmpty();
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(event -> event.at("/params/request/url").asText())
        .filteredOn(url -> !url.startsWith("data:"))
        .hasSize(1);
    assertThat(browser.events("Log.entryAdded")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 800, 1280})
  void isNoWiderThanItsScreen(int width) throws Exception {
    Map<String, Object> screen =
        Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", width < 500);
    browser.command("Emulation.setDeviceMetricsOverride", screen);
    try {
      List<ProbeRecord> records = new ArrayList<>(days());
      records.add(record(1, HOSTILE + "-1", 1, Outcome.WARNED, HOSTILE));
      open("https://a-gateway-with-a-very-long-name.example/and/a/prefix", records);
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(width);
      assertThat(browser.evaluate("document.querySelector('.timeline li').offsetWidth").asDouble())
          .isPositive();
    } finally {
      browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }
}
