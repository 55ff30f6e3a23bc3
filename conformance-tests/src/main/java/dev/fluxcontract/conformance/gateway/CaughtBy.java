package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Which checks notice which fault, as caught-by.yaml tells; a test holds it to what happens. */
final class CaughtBy {
  private static final String FILE = "caught-by.yaml";
  private static final JsonNode ALL = read();

  private CaughtBy() {}

  /** None where the file does not know the fault. */
  static List<String> checks(String fault) {
    List<String> checks = new ArrayList<>();
    ALL.path(fault).forEach(check -> checks.add(check.asText()));
    return checks;
  }

  private static JsonNode read() {
    try (InputStream in = CaughtBy.class.getResourceAsStream(FILE)) {
      byte[] bytes = Objects.requireNonNull(in, FILE).readAllBytes();
      return Json.readYaml(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
