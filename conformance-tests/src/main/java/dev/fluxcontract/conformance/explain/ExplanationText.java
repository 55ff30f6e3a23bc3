package dev.fluxcontract.conformance.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.report.CurlLine;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.report.TextColumns;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The likely causes as text: for the caller at a terminal, or as a letter to the operator. */
public final class ExplanationText {
  private static final int CAUSES_SHOWN = 10;
  private static final int TEXT_SHOWN = 1_000;
  private static final int LONGEST_CURL = 4_000;

  private final StringBuilder out = new StringBuilder();

  private ExplanationText() {}

  /** What failed and why, with what to look at next. */
  public static String of(Report report) {
    List<LikelyCause> causes = CauseFinder.of(report);
    ExplanationText text = new ExplanationText();
    text.wrapped("", summary(report, causes));
    text.causes(causes, report.run().gateway(), false);
    return text.out.toString();
  }

  /** A letter to the operator of the gateway; empty where there is nothing to write. */
  public static String letter(Report report) {
    List<LikelyCause> causes = CauseFinder.of(report);
    if (causes.isEmpty()) {
      return "";
    }
    ExplanationText text = new ExplanationText();
    String found = causes.size() == 1 ? "One thing is" : "These " + causes.size() + " things are";
    text.wrapped(
        "",
        """
        We checked %s on %s with flux-conformance, which sends the requests that the documents of \
        the API describe and compares the answers. %s not as documented:"""
            .formatted(
                report.run().gateway(),
                report.run().started().atZone(ZoneOffset.UTC).toLocalDate(),
                found));
    text.causes(causes, report.run().gateway(), true);
    text.sources(causes);
    return text.out.toString();
  }

  private static String summary(Report report, List<LikelyCause> causes) {
    String aborted = report.run().abortedBecause();
    String early = aborted == null ? "" : " The run ended early: " + aborted;
    String broke = report.suiteBroke() ? " The suite itself broke; please report that." : "";
    String found =
        causes.isEmpty()
            ? "Nothing to explain: no check failed at "
            : ReportText.count(causes.size(), "likely cause") + ", the most telling first, at ";
    return found + report.run().gateway() + "." + early + broke;
  }

  private void causes(List<LikelyCause> causes, String gateway, boolean letter) {
    for (int i = 0; i < Math.min(causes.size(), CAUSES_SHOWN); i++) {
      LikelyCause cause = causes.get(i);
      out.append('\n');
      wrapped("", (i + 1) + ". " + cause.title());
      cause.evidence().forEach(line -> wrapped("   ", line));
      if (letter) {
        wrapped("   ", cause.advice());
      } else if (!cause.checks().isEmpty()) {
        String cases = ReportText.count(cause.cases(), "case");
        wrapped("   ", cases + ". Checks: " + String.join(", ", cause.checks()));
      }
      curl(cause.example(), gateway);
    }
    if (causes.size() > CAUSES_SHOWN) {
      wrapped("\n", "And " + (causes.size() - CAUSES_SHOWN) + " more, in the report.");
    }
  }

  /** Where the documents can be read that the letter names by their short names. */
  private void sources(List<LikelyCause> causes) {
    Set<String> cited =
        causes.stream().flatMap(cause -> cause.documents().stream()).collect(Collectors.toSet());
    String before = "\nThe documents:\n";
    for (JsonNode document : Contract.bundled().root().at("/info/x-documents")) {
      String id = document.path("id").asText();
      String page = document.at("/pages/0/page").asText();
      if (!page.isEmpty() && cited.contains(id)) {
        out.append(before).append("   ").append(id).append("  ").append(page).append('\n');
        before = "";
      }
    }
  }

  /** A report may come from anybody: no line that it brings sends the key to another origin. */
  private void curl(@Nullable Exchange example, String gateway) {
    HttpUrl url = example == null ? null : HttpUrl.parse(example.url());
    if (example == null || url == null || !url.toString().equals(example.url())) {
      return; // Programs differ on where an odd URL leads: the line would go elsewhere than this.
    }
    String line = CurlLine.of(example);
    boolean safe = !line.contains(SecretRedaction.SHOWN) || isSameOrigin(url, gateway);
    if (safe && line.length() <= LONGEST_CURL) {
      out.append("   ").append(line).append('\n');
    }
  }

  private static boolean isSameOrigin(HttpUrl url, String gateway) {
    HttpUrl base = HttpUrl.parse(gateway);
    return base != null
        && url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  private void wrapped(String indent, String text) {
    String shown = TerminalSafeText.line(TerminalSafeText.start(text, TEXT_SHOWN));
    TextColumns.wrap(shown, TextColumns.WIDTH - indent.length())
        .forEach(line -> out.append(indent).append(line).append('\n'));
  }
}
