package dev.fluxcontract.conformance.report.html;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.SCHEME;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.SampleRuns;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class HtmlPageTest extends InBrowser {
  @Test
  void runsNothingThatTheGatewaySaid() throws Exception {
    open(hostile());
    browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.evaluate("typeof window.ran").asText()).isEqualTo("undefined");
    assertThat(browser.evaluate("document.title").asText()).startsWith("Not conformant: ");
    String injected =
        "script, iframe, object, base, link:not([rel=icon]), body style, [style], svg";
    assertThat(browser.texts(injected)).isEmpty();
    assertThat(browser.texts("[onerror], [onload], [onmouseover], [onfocus], [href^=javascript]"))
        .isEmpty();
    assertThat(browser.texts(".actual pre"))
        .containsExactly(TerminalSafeText.block(HOSTILE), TerminalSafeText.block(HOSTILE));
  }

  @Test
  void wouldNotRunAScriptEvenIfOneGotIn() throws Exception {
    String page = HtmlPage.of(hostile());
    open(page.replace("<main>", "<main><script>window.ran = 1</script><img src=x onerror=ran=1>"));
    assertThat(browser.evaluate("typeof window.ran").asText()).isEqualTo("undefined");
    assertThat(browser.events("Log.entryAdded").toString()).contains("Content Security Policy");
  }

  @Test
  void asksForNothingButItself() throws Exception {
    open(hostile());
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(event -> event.at("/params/request/url").asText())
        .filteredOn(url -> !url.startsWith("data:"))
        .hasSize(1);
    assertThat(browser.events("Log.entryAdded")).isEmpty();
  }

  @Test
  void showsExpectedAndActualSideBySideAndTheVerdictAboveAll() throws Exception {
    open(mixed());
    assertThat(browser.texts("h1")).containsExactly("Not conformant");
    assertThat(browser.texts(".is-failed .expected pre"))
        .containsExactly("a 4xx answer in a known shape; nothing queued");
    assertThat(top(".expected")).isEqualTo(top(".actual"));
    assertThat(top("h1")).isLessThan(top(".card"));
    assertThat(browser.texts(".is-failed .try code").get(0))
        .startsWith("curl ")
        .contains("$FLUX_API_KEY");
  }

  @Test
  void namesTheLikelyCausesAboveTheFindingsAndLinksToThem() throws Exception {
    open(mixed());
    assertThat(browser.texts(".causes li").get(0).strip())
        .isEqualTo("Does not hold: A submit is answered by 200 and a ticket SUBMIT-01");
    assertThat(top(".causes")).isLessThan(top(".findings"));
    assertThat(
            browser
                .evaluate(
                    "[...document.querySelectorAll('.causes a')]"
                        + ".every(a => document.querySelector(a.getAttribute('href')))")
                .asBoolean())
        .isTrue();
  }

  @Test
  void tellsWhatFailedAtFirst() throws Exception {
    open(mixed());
    assertThat(browser.texts(".facts dd"))
        .contains(
            "5 requests failed at first and succeeded when repeated: 3 × status answered with 429,"
                + " 2 × submit");
  }

  @Test
  void showsThePicturesThatCameBack() throws Exception {
    open(mixed());
    assertThat(browser.texts("figcaption .size")).containsExactly("1024 × 768", "512 × 512");
    assertThat(browser.evaluate("[...document.images].every(i => i.naturalWidth > 0)").asBoolean())
        .isTrue();
  }

  @Test
  void tellsWhatWasExercisedAndWhatWasNot() throws Exception {
    open(mixed());
    assertThat(browser.texts("dd .value.sent")).containsExactly("1", "\"16:9\"");
    assertThat(browser.texts("dd .value.left")).containsExactly("4");
    assertThat(browser.texts(".dialect dd"))
        .containsExactly("bearer", "body: status; status: 202", "request, usage", "yes");
  }

  @Test
  void filtersByOutcomeAndLevel() throws Exception {
    open(mixed());
    assertThat(shown(".checks tbody tr .id")).hasSize(3);
    browser.evaluate("document.getElementById('show-passed').click()");
    assertThat(shown(".checks tbody tr .id")).containsExactly("SUBMIT-01", "REFUSE-02");
    browser.evaluate("document.getElementById('show-should').click()");
    assertThat(shown(".checks tbody tr .id")).containsExactly("SUBMIT-01");
    browser.evaluate("document.getElementById('show-failed').click()");
    assertThat(shown(".checks tbody tr .id, .card, .findings h2")).isEmpty();
    browser.evaluate("document.getElementById('show-passed').click()");
    assertThat(shown(".checks tbody tr .id")).containsExactly("DIALECT-01");
  }

  @Test
  void fitsAPhone() throws Exception {
    Map<String, Object> phone =
        Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true);
    browser.command("Emulation.setDeviceMetricsOverride", phone);
    try {
      open(hostile());
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(360);
      assertThat(top(".actual")).isGreaterThan(top(".expected"));
    } finally {
      browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @Test
  void followsTheReadersLightAndDark() throws Exception {
    open(mixed());
    String background = "getComputedStyle(document.body).backgroundColor";
    assertThat(inScheme("light", background)).isEqualTo("rgb(251, 250, 248)");
    assertThat(inScheme("dark", background)).isEqualTo("rgb(21, 23, 26)");
  }

  @Test
  void printsWithoutFilters() throws Exception {
    open(mixed());
    browser.command("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat(shown("nav, .wire")).isEmpty();
    assertThat(shown(".coverage .value")).hasSize(3);
    browser.command("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  private static Report mixed() {
    return SampleRuns.report(
        failure(TICKET, Outcome.FAILED, "200"),
        result(REFUSAL, Outcome.WARNED),
        result(SCHEME, Outcome.PASSED, null, "Authorization: Bearer"));
  }

  private static Report hostile() {
    return new Report(
        SampleRuns.run(
            HOSTILE,
            failure(TICKET, Outcome.FAILED, HOSTILE),
            result(TICKET, Outcome.SKIPPED, HOSTILE, HOSTILE),
            failure(REFUSAL, Outcome.WARNED, HOSTILE),
            result(SCHEME, Outcome.PASSED, HOSTILE, HOSTILE)),
        false,
        false,
        List.of(HOSTILE),
        List.of(HOSTILE));
  }

  private void open(Report report) throws IOException {
    open(HtmlPage.of(report));
  }

  /** The texts of those that can be seen. */
  private List<String> shown(String selector) {
    return browser.strings(
        "[...document.querySelectorAll(`"
            + selector
            + "`)].filter(e => e.checkVisibility({contentVisibilityAuto: true}))"
            + ".map(e => e.textContent)");
  }

  private int top(String selector) {
    return browser
        .evaluate("document.querySelector('" + selector + "').getBoundingClientRect().top")
        .asInt();
  }

  private String inScheme(String scheme, String expression) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    browser.command("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    return browser.evaluate(expression).asText();
  }
}
