package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.RoundingMode;

/**
 * How many images a body could be read to ask for, by a gateway that checks nothing: a request that
 * must be refused costs as well where it is not.
 */
final class WorstCaseImages {
  private WorstCaseImages() {}

  static int images(Operation operation, String body) {
    SchemaProperty property = operation.requestSchema().properties().get(RequestIntent.IMAGES);
    if (property == null) {
      return 1;
    }
    JsonNode usual = property.schema().defaultValue();
    try {
      JsonNode asked = LosslessJson.read(body).path(RequestIntent.IMAGES);
      boolean left = asked.isMissingNode() || asked.isNull();
      JsonNode read = left && usual != null ? usual : asked;
      // What is no number cannot be read as one; it stands for what is usual.
      return Math.max(1, read.decimalValue().abs().setScale(0, RoundingMode.CEILING).intValue());
    } catch (JsonProcessingException e) {
      return 1;
    }
  }
}
