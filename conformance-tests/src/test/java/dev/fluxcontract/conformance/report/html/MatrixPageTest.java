package dev.fluxcontract.conformance.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.ReportedRun;
import dev.fluxcontract.conformance.report.ReportedRun.Standing;
import dev.fluxcontract.conformance.report.RunVerdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of gateways in a real browser, from a file. */
class MatrixPageTest extends InBrowser {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void showsGatewaysSideBySide() throws Exception {
    open(
        List.of(
            column("https://one.example", Standing.FULL),
            column("https://two.example", Standing.EXPIRED)));
    assertThat(browser.texts("section:first-of-type thead th"))
        .containsExactly("https://one.example", "https://two.example");
    assertThat(row("Evidence")).containsExactly("full", "expired");
    assertThat(row("Run by")).containsExactly("a third party", "a third party");
    assertThat(row("Date")).containsExactly("1 Nov 2026", "1 Nov 2026");
    assertThat(row("Price of an image").get(0)).isEqualTo("$0.0325");
    assertThat(row("Jobs done within").get(0)).isEqualTo("4.00 s (half), 12.25 s (95 %)");
    assertThat(row("Answers within").get(0)).isEqualTo("0.25 s (half), 1.50 s (95 %)");
    assertThat(row("SUBMIT").get(0)).isEqualTo("1 failed 7 passed");
    assertThat(row("fal-ai/flux-1/dev").get(0)).isEqualTo("3 passed");
    assertThat(row("fal-ai/flux-1/schnell").get(0)).isEqualTo("not offered");
    assertThat(row("fal-ai/flux-pro/kontext").get(0)).isEqualTo("not run");
    assertThat(row("auth").get(0)).isEqualTo("bearer");
  }

  @Test
  void linksToFilesBesideIt() throws Exception {
    open(List.of(column("https://one.example", Standing.FULL)));
    assertThat(browser.strings("[...document.links].map(a => a.getAttribute('href'))"))
        .containsExactly("./../first/report.html", "./badges/one.svg");
  }

  @Test
  void runsAndLoadsNothing() throws Exception {
    open(List.of(column(HOSTILE, Standing.PARTIAL), column("https://two.example", Standing.FULL)));
    assertThat(browser.evaluate("typeof window.ran").asText()).isEqualTo("undefined");
    assertThat(browser.texts("script, img, iframe, body style, [style], [onmouseover]")).isEmpty();
    assertThat(browser.strings("[...document.links].map(a => a.protocol)")).containsOnly("file:");
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(event -> event.at("/params/request/url").asText())
        .filteredOn(url -> !url.startsWith("data:"))
        .hasSize(1);
    assertThat(browser.events("Log.entryAdded")).isEmpty();
  }

  /** Of the page: a wide table scrolls within itself where there is room for one. */
  @ParameterizedTest
  @ValueSource(ints = {320, 400, 800, 1280})
  void isNoWiderThanItsScreen(int width) throws Exception {
    Map<String, Object> screen =
        Map.of("width", width, "height", 740, "deviceScaleFactor", 1, "mobile", width < 500);
    browser.command("Emulation.setDeviceMetricsOverride", screen);
    try {
      List<MatrixPage.Column> columns = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        columns.add(
            column("https://gateway-with-a-long-name-" + i + ".example/prefix", Standing.FULL));
      }
      columns.add(column(HOSTILE, Standing.FULL));
      open(columns);
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(width);
      boolean cards =
          browser
              .evaluate("getComputedStyle(document.querySelector('.matrix tr')).display")
              .asText()
              .equals("block");
      assertThat(cards).isEqualTo(width < 700);
      String label = "getComputedStyle(document.querySelector('tbody td'), '::before').content";
      assertThat(browser.evaluate(label).asText())
          .isEqualTo(cards ? "\"https://gateway-with-a-long-name-0.example/prefix\"" : "none");
    } finally {
      browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  private static MatrixPage.Column column(String gateway, Standing standing) {
    ReportedRun run =
        new ReportedRun(
            gateway,
            false,
            Instant.parse("2026-11-01T12:00:00Z"),
            RunVerdict.NOT_CONFORMANT,
            new BigDecimal("0.0325"),
            new ReportedRun.Percentiles(0.25, 1.5),
            new ReportedRun.Percentiles(4, 12.25),
            Map.of("SUBMIT", Map.of(Outcome.PASSED, 7, Outcome.FAILED, 1)),
            Map.of("submitDevTextToImage", Map.of(Outcome.PASSED, 3)),
            Set.of("submitSchnellTextToImage"),
            Map.of("auth", gateway.equals(HOSTILE) ? HOSTILE : "bearer"),
            true);
    Map<String, String> links =
        new TreeMap<>(Map.of("report", "./../first/report.html", "the badge", "./badges/one.svg"));
    return new MatrixPage.Column(run, standing, false, links);
  }

  private void open(List<MatrixPage.Column> columns) throws IOException {
    open(MatrixPage.of(columns, NOW));
  }

  private List<String> row(String name) {
    return browser.strings(
        "[...[...document.querySelectorAll('tbody th')].find(e => e.textContent === `"
            + name
            + "`).parentElement.querySelectorAll('td')].map(e => e.firstChild.innerText)");
  }
}
