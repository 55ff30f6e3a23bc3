package dev.fluxcontract.conformance.gateway.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which checks notice which fault, as caught-by.yaml tells; a test holds it to what happens. */
public final class FaultDetection {
  private static final String FILE = "caught-by.yaml";
  private static final JsonNode ALL = read();

  private FaultDetection() {}

  /** None where the file does not know the fault. */
  public static List<String> checks(String fault) {
    List<String> checks = new ArrayList<>();
    ALL.path(fault).forEach(check -> checks.add(check.asText()));
    return checks;
  }

  private static JsonNode read() {
    try (InputStream in = FaultDetection.class.getResourceAsStream(FILE)) {
      byte[] bytes = Objects.requireNonNull(in, FILE).readAllBytes();
      return LosslessJson.readYaml(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
