package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.report;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static dev.fluxcontract.conformance.report.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final String HOSTILE = "\u001b[2J</script>\ud800\u0000\u007f\u009b\u202e猫";

  @Test
  void isWhatItsSchemaSays() throws Exception {
    Report report =
        new Report(
            run(
                "interrupted",
                failure(TICKET, Outcome.FAILED, HOSTILE),
                result(TICKET, Outcome.SKIPPED, "submitKontextEdit", "no budget"),
                result(REFUSAL, Outcome.ERROR)),
            true,
            true,
            List.of("a waiver"),
            List.of("a change"),
            List.of("RESULT-03"),
            List.of("RESULT-04 was known until 2026-11-20"));
    assertThat(schema().validate(read(report))).isEmpty();
  }

  @Test
  void hasASchemaThatNoticesWhatIsMissing() throws Exception {
    JsonNode broken = read(report(result(TICKET, Outcome.PASSED)));
    ((ObjectNode) broken.at("/checks/0")).remove("outcome");
    assertThat(schema().validate(broken)).hasSize(1);
  }

  @Test
  void tellsEachCheckOnceWithItsCases() throws Exception {
    JsonNode json =
        read(
            report(
                result(TICKET, Outcome.PASSED, "a", null),
                failure(TICKET, Outcome.FAILED, "no ticket"),
                result(REFUSAL, Outcome.PASSED)));
    JsonNode ticket = json.at("/checks/0");
    assertThat(json.get("verdict").asText()).isEqualTo("not_conformant");
    assertThat(json.get("checks")).hasSize(2);
    assertThat(ticket.get("outcome").asText()).isEqualTo("failed");
    assertThat(ticket.get("reason").asText()).isEqualTo("The gateway said no ticket");
    assertThat(ticket.get("cases")).hasSize(2);
    assertThat(ticket.at("/cost/images").asInt()).isEqualTo(6);
    assertThat(ticket.at("/exchanges/0/case").asText())
        .isEqualTo("submitDevTextToImage/num_images=5");
    assertThat(json.at("/summary/must/failed").asInt()).isEqualTo(1);
  }

  @Test
  void countsWhatFailedAtFirstByStep() throws Exception {
    JsonNode flaky = read(report(result(TICKET, Outcome.PASSED))).get("flaky");
    assertThat(flaky.toString()).isEqualTo("{\"status answered with 429\":3,\"submit\":2}");
  }

  @Test
  void keepsEveryLetterThatCame() throws Exception {
    JsonNode json = read(report(failure(TICKET, Outcome.FAILED, HOSTILE)));
    assertThat(json.at("/checks/0/cases/0/actual").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void holdsNothingThatATerminalObeys() {
    String text = JsonReport.of(report(failure(TICKET, Outcome.FAILED, HOSTILE)));
    assertThat(text).isEqualTo(TerminalSafeText.block(text)).matches("[\n\\x20-\\x7e]*");
  }

  private static JsonNode read(Report report) throws Exception {
    return JsonMapper.builder().build().readTree(JsonReport.of(report));
  }

  private static JsonSchema schema() throws Exception {
    try (InputStream schema = JsonReport.class.getResourceAsStream("report.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(schema));
    }
  }
}
