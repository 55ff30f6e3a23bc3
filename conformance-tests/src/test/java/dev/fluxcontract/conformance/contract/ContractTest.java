package dev.fluxcontract.conformance.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTest {
  private final Contract contract = Contract.bundled();

  @Test
  void submitsAreTheOperationsThatTakeABody() {
    assertThat(contract.submits())
        .extracting(Operation::id)
        .contains("submitDevTextToImage", "submitKontextEdit")
        .doesNotContain("status", "result", "cancel", "receiveDelivery");
  }

  @Test
  void aPropertyBehindAllOfHasItsOwnDefaultAndTheValuesOfWhatItRefersTo() {
    Schema size = property("DevTextToImage", "image_size").schema();
    assertThat(size.name()).isEqualTo("ImageSize");
    assertThat(size.defaultValue()).isEqualTo(new TextNode("landscape_4_3"));
    assertThat(size.types()).containsExactly("string", "object");
    assertThat(size.enumValues()).hasSize(6);
    assertThat(property("DevTextToImage", "image_size").schema().documents())
        .containsExactly("D5", "D6", "fal");
    assertThat(size.defaultOf("width")).isEqualTo(new IntNode(512));
    assertThat(size.defaultOf("depth")).isNull();
  }

  @Test
  void rangesAndNullsAreRead() {
    Schema strength = property("DevImageToImage", "strength").schema();
    assertThat(strength.minimum()).isEqualByComparingTo(new BigDecimal("0.01"));
    assertThat(strength.maximum()).isEqualByComparingTo(BigDecimal.ONE);
    assertThat(property("DevImageToImage", "seed").schema().nullable()).isTrue();
    assertThat(property("KontextEdit", "seed").schema().nullable()).isFalse();
    assertThat(property("DevTextToImage", "seed").schema().maximum())
        .isEqualByComparingTo(new BigDecimal("18446744073709551615"));
  }

  @Test
  void anAnswerIsFoundByItsStatusOrItsRange() {
    Operation submit = contract.operation("submitDevTextToImage");
    assertThat(submit.answer(422)).extracting(ContractResponse::status).isEqualTo("422");
    assertThat(submit.answer(503)).extracting(ContractResponse::status).isEqualTo("5XX");
    assertThat(submit.answer(302)).isNull();
    assertThat(requireNonNull(submit.answer(200)).examples())
        .extracting(ContractExample::name, ContractExample::document)
        .containsExactly(tuple("D5_ticket", "D5"), tuple("D6_ticket_made", "D6"));
  }

  @Test
  void aPathKeepsTheNamesThatNothingIsKnownFor() {
    assertThat(contract.operation("status").expand(Map.of("owner", "a", "app", "b")))
        .isEqualTo("/a/b/requests/{request_id}/status");
  }

  @Test
  void anOperationHasTheParametersOfItsPathToo() throws JsonProcessingException {
    Contract shared =
        Contract.of(
            LosslessJson.readYaml(
                """
                paths:
                  /jobs:
                    parameters:
                      - {in: header, name: X-Shared, example: "1"}
                    get:
                      parameters:
                        - {in: query, name: own, example: "2"}
                """));
    assertThat(shared.operation("get /jobs").parameters())
        .extracting(ContractParameter::name)
        .containsExactly("X-Shared", "own");
  }

  @Test
  void everyExampleKeepsToItsSchema() {
    for (Operation operation : contract.operations()) {
      for (ContractExample example : operation.requestExamples()) {
        assertThat(operation.requestSchema().validate(example.value()))
            .as(example.name())
            .isEmpty();
      }
      for (ContractResponse answer : operation.answers().values()) {
        for (ContractExample example : answer.examples()) {
          assertThat(requireNonNull(answer.schema()).validate(example.value()))
              .as(example.name())
              .isEmpty();
        }
      }
    }
  }

  @Test
  void aViolationNamesPlaceRuleAndLimit() throws Exception {
    List<SchemaViolation> violations =
        validate("DevTextToImage", "{\"num_images\":5,\"image_size\":\"huge\",\"seed\":true}");
    assertThat(violations)
        .extracting(SchemaViolation::path, SchemaViolation::keyword)
        .contains(
            tuple("/prompt", "required"), tuple("/num_images", "maximum"), tuple("/seed", "type"));
    assertThat(violations).extracting(SchemaViolation::path).contains("/image_size");
    assertThat(violations)
        .filteredOn(v -> v.keyword().equals("maximum"))
        .extracting(v -> v.limit().asInt())
        .containsExactly(4);
  }

  @Test
  void nullIsTakenWhereItIsAllowedAndNowhereElse() throws Exception {
    String rest = "\"prompt\":\"p\",\"image_url\":\"https://example.com/a.png\"";
    assertThat(validate("DevImageToImage", "{" + rest + ",\"seed\":null}")).isEmpty();
    assertThat(validate("DevImageToImage", "{" + rest + ",\"strength\":null}")).isNotEmpty();
  }

  @Test
  void aSeedAbove64BitsIsRefusedAndTheLargestIsNot() throws Exception {
    BigInteger largest = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    assertThat(validate("DevTextToImage", "{\"prompt\":\"p\",\"seed\":" + largest + "}")).isEmpty();
    assertThat(
            validate(
                "DevTextToImage",
                "{\"prompt\":\"p\",\"seed\":" + largest.add(BigInteger.ONE) + "}"))
        .hasSize(1);
  }

  private List<SchemaViolation> validate(String schema, String json) throws Exception {
    JsonNode value = LosslessJson.read(json);
    return contract.schema(schema).validate(value);
  }

  private SchemaProperty property(String schema, String name) {
    return requireNonNull(contract.schema(schema).properties().get(name));
  }
}
