package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run does beyond its checks, and does not do. */
class SuiteTest {
  @Test
  void cancelsTheJobsThatNoCheckWaitsFor() {
    try (FluxGateway gateway = FluxGateway.builder().runsFor(Duration.ofHours(1)).start()) {
      Suite.run(config(gateway.url(), gateway.key(), "SUBMIT-01"));
      long cancelled =
          gateway.requests().stream()
              .filter(request -> request.step() == GatewayStep.CANCEL)
              .map(request -> request.path())
              .distinct()
              .count();
      assertThat(cancelled).isEqualTo(gateway.submits()).isPositive();
    }
  }

  @Test
  void asksAfterAFewOfTheJobsThatARefusalLists() throws IOException {
    String ids =
        IntStream.range(0, 100)
            .mapToObj(i -> "{\"request_id\":\"job-" + i + "\"}")
            .collect(Collectors.joining(",", "{\"detail\":[", "]}"));
    try (RawServer server =
        new RawServer(
            request ->
                request.startsWith("POST")
                    ? RawServer.json(401, ids)
                    : RawServer.json(404, "{\"detail\":\"none\"}"))) {
      Suite.run(config(server.url(), "a-key-of-mine", "AUTH-01"));
      assertThat(server.requests().stream().filter(request -> request.startsWith("GET")))
          .filteredOn(request -> request.contains("/job-"))
          .hasSizeBetween(1, 8 * Contract.bundled().submits().size());
    }
  }

  @Tag("slow")
  @Test
  void cutsWhatAGatewaySaysAtLength() throws IOException {
    String path = "http://h/" + "a".repeat(1 << 18) + "/job-1";
    String ticket =
        "{\"request_id\":\"job-1\",\"response_url\":\"" + path + "\",\"status\":\"" + path + "\"}";
    try (RawServer server =
        new RawServer(
            request ->
                request.startsWith("POST")
                    ? RawServer.json(200, ticket)
                    : RawServer.json(422, "{\"detail\":\"no\"}"))) {
      RunResult run = Suite.run(config(server.url(), "a-key-of-mine", "TICKET-09", "DIALECT-02"));
      assertThat(run.results())
          .extracting(CheckResult::actual)
          .filteredOn(a -> a != null)
          .isNotEmpty()
          .allSatisfy(actual -> assertThat(actual).hasSizeLessThan(10_000));
      assertThat(run.dialect().toString()).contains("result-paths").hasSizeLessThan(20_000);
    }
  }

  @Test
  void isConfiguredOnceAndForAll() {
    SuiteConfig.Builder settings = SuiteConfig.builder("http://localhost", "a-key");
    SuiteConfig config = settings.only(List.of("SUBMIT")).budget(3).build();
    settings.only(List.of("TICKET")).budget(4).strict(true);
    assertThat(config.choice().includes("TICKET-01")).isFalse();
    assertThat(config.budget().images()).isEqualTo(3);
    assertThat(config.strict()).isFalse();
  }

  @Test
  void sendsTheKeyUnencryptedOutsidePrivateNetworksOnlyIfAllowed() {
    SuiteConfig.Builder settings = SuiteConfig.builder("http://gateway.example", "a-key");
    assertThatIllegalArgumentException()
        .isThrownBy(settings::build)
        .withMessageContainingAll(
            "gateway http://gateway.example", "https", "allowCleartext(true)");
    assertThat(settings.allowCleartext(true).build().gateway()).isEqualTo("http://gateway.example");
  }

  private static SuiteConfig config(String gateway, String key, String... checks) {
    return SuiteConfig.builder(gateway, key)
        .only(List.of(checks))
        .budget(14)
        .deadline(Duration.ofSeconds(20))
        .time(new PerThreadClock())
        .build();
  }
}
