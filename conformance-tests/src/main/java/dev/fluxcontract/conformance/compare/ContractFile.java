package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A contract as it stands in a file, known to be one. */
record ContractFile(String text, JsonNode root) {
  private static final int MOST_MEBIBYTES = 16;

  /**
   * Reads a contract.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong with it
   */
  static ContractFile read(Path file) {
    String text = text(file);
    JsonNode root = root(file, text);
    if (!root.path("openapi").asText().startsWith("3.0")) {
      throw wrong(file, "is not an OpenAPI 3.0 contract: its line openapi: 3.0.x is missing");
    }
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    List<String> messages =
        new OpenAPIV3Parser().readContents(text, List.of(), options).getMessages();
    if (messages != null && !messages.isEmpty()) {
      throw wrong(file, "is not a valid contract: " + String.join("; ", messages));
    }
    return new ContractFile(text, root);
  }

  private static String text(Path file) {
    try {
      return TextFile.read(file, MOST_MEBIBYTES);
    } catch (IllegalArgumentException e) {
      throw wrong(file, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode root(Path file, String text) {
    try {
      return LosslessJson.readYaml(text);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw wrong(
          file,
          "is not YAML" + where + ": " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static IllegalArgumentException wrong(Path file, String what) {
    return new IllegalArgumentException(String.format(Locale.ROOT, "%s: %s", file, what));
  }
}
