package dev.fluxcontract.conformance.gateway.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.List;

/** Which checks notice which fault, as caught-by.yaml tells; a test holds it to what happens. */
public final class FaultDetection {
  private static final JsonNode ALL = LosslessJson.readYaml(FaultDetection.class, "caught-by.yaml");

  private FaultDetection() {}

  /** None where the file does not know the fault. */
  public static List<String> checks(String fault) {
    return LosslessJson.texts(ALL.path(fault));
  }
}
