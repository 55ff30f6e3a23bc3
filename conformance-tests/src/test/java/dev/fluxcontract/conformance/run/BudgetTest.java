package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.ReceivedRequest;
import dev.fluxcontract.conformance.model.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BudgetTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  @Test
  void countsASubmitThatIsSentAgainOnceMore() throws Exception {
    for (int i = 0; i < 5; i++) {
      GATEWAY.failNext(GatewayStep.SUBMIT, 429, "{\"detail\":\"busy, but who knows\"}");
    }
    RunResult run =
        Suite.run(
            SuiteConfig.builder(GATEWAY.url(), GATEWAY.key())
                .only(List.of("SUBMIT"))
                .budget(12)
                .time(new PerThreadClock())
                .build());
    int sent = 0;
    for (ReceivedRequest request : GATEWAY.requests()) {
      if (request.step() == GatewayStep.SUBMIT) {
        JsonNode images = LosslessJson.read(request.body()).path("num_images");
        sent += images.isInt() ? images.asInt() : 1;
      }
    }
    assertThat(sent).isGreaterThan(GATEWAY.imagesAsked()).isLessThanOrEqualTo(12);
    assertThat(run.imagesAsked()).isBetween(sent, 12);
  }

  /** What binds comes before the examples of models that only fal describes. */
  @Test
  void twentyImagesAreEnoughForAJobToTryKeysOn() {
    SuiteConfig config = SuiteConfig.builder("http://localhost", "a-key").budget(20).build();
    assertThat(config.plan().jobs())
        .extracting(Case::kind)
        .contains(CaseKind.GUARDED)
        .filteredOn(CaseKind.EXAMPLE::equals)
        .hasSize(18);
  }
}
