package dev.fluxcontract.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.IOException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SchemaConformanceTest {
  @Test
  void aWholeNumberIsOneHoweverItIsWritten() throws IOException {
    JsonNode result =
        LosslessJson.read("{\"images\":[],\"seed\":17454220438242315174.0,\"prompt\":null}");
    assertThat(
            SchemaConformance.violations(
                Contract.bundled().schema("ImageResult"), result, violation -> false))
        .isEmpty();
    assertThat(SchemaConformance.whole(result.path("seed")))
        .isEqualTo(new BigInteger("17454220438242315174"));
  }

  @Test
  void aFractionIsNone() throws IOException {
    JsonNode result = LosslessJson.read("{\"images\":[],\"seed\":1.5}");
    assertThat(
            SchemaConformance.violations(
                Contract.bundled().schema("ImageResult"), result, violation -> false))
        .hasSize(1);
    assertThat(SchemaConformance.whole(result.path("seed"))).isNull();
  }

  @Test
  void aNumberTooLongToWriteOutIsLeftAsItIs() throws IOException {
    assertThat(SchemaConformance.whole(LosslessJson.read("1e999999999"))).isNull();
  }
}
