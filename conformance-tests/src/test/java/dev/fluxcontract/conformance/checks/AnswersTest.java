package dev.fluxcontract.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Json;
import java.io.IOException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void aWholeNumberIsOneHoweverItIsWritten() throws IOException {
    JsonNode result = Json.read("{\"images\":[],\"seed\":17454220438242315174.0,\"prompt\":null}");
    assertThat(
            Answers.violations(
                Contract.bundled().schema("ImageResult"), result, violation -> false))
        .isEmpty();
    assertThat(Answers.whole(result.path("seed")))
        .isEqualTo(new BigInteger("17454220438242315174"));
  }

  @Test
  void aFractionIsNone() throws IOException {
    JsonNode result = Json.read("{\"images\":[],\"seed\":1.5}");
    assertThat(
            Answers.violations(
                Contract.bundled().schema("ImageResult"), result, violation -> false))
        .hasSize(1);
    assertThat(Answers.whole(result.path("seed"))).isNull();
  }

  @Test
  void aNumberTooLongToWriteOutIsLeftAsItIs() throws IOException {
    assertThat(Answers.whole(Json.read("1e999999999"))).isNull();
  }
}
