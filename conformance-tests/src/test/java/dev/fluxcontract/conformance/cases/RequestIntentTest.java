package dev.fluxcontract.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.Contract;
import org.junit.jupiter.api.Test;

class RequestIntentTest {

  @Test
  void aSideThatIsLeftOutHasTheContractsDefault() {
    RequestIntent intent =
        RequestIntent.of(
            Contract.bundled().operation("submitSchnellTextToImage"),
            "{\"prompt\":\"p\",\"image_size\":{\"height\":768}}");
    assertThat(intent.size()).isEqualTo(new RequestIntent.Size(512, 768));
  }

  @Test
  void moreImagesThanCanBeCountedCostAsManyAsCanBe() {
    RequestIntent intent =
        RequestIntent.of(
            Contract.bundled().operation("submitDevTextToImage"), "{\"num_images\":4294967297}");
    assertThat(intent.worstCaseImages()).isEqualTo(Integer.MAX_VALUE);
  }
}
