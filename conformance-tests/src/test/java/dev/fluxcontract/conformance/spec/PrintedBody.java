package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A body that a document prints, kept letter by letter beside the table. */
record PrintedBody(String name, JsonNode body) {
  /** Those that fit the contract, by the name that the example has there. */
  static final List<PrintedBody> SOUND =
      read(
          "D2_request.json",
          "D2_ticket.json",
          "D3_ticket.yaml",
          "D4_ticket.json",
          "D5_request.yaml",
          "D5_ticket.yaml",
          "D9_ticket.yaml",
          "D10_ticket.yaml",
          "D11_ticket.yaml",
          "D12_request.yaml",
          "D12_ticket.yaml",
          "D13_request.yaml",
          "D13_ticket.yaml",
          "D14_request.yaml",
          "D14_ticket.yaml",
          "D16_request.yaml",
          "D16_ticket.yaml",
          "D17_request.yaml",
          "D17_ticket.yaml",
          "D18_result.yaml");

  /** D4's request: its aspect_ratio is the word string, and its seed a 0 that means nothing. */
  static final PrintedBody BROKEN = read("broken/D4_request.json").get(0);

  /** D15's request: as D4's, and its safety_tolerance is a number. */
  static final PrintedBody BROKEN_D15 = read("broken/D15_request.yaml").get(0);

  /** D8's ticket: its id and its URLs are placeholders, and its logs are an object. */
  static final PrintedBody BROKEN_TICKET = read("broken/D8_ticket.yaml").get(0);

  private static List<PrintedBody> read(String... files) {
    List<PrintedBody> bodies = new ArrayList<>();
    for (String file : files) {
      String name = file.substring(file.indexOf('/') + 1, file.indexOf('.'));
      bodies.add(new PrintedBody(name, Spec.parse(Spec.resource("/documents/" + file))));
    }
    return bodies;
  }

  static boolean isSound(String name) {
    return SOUND.stream().anyMatch(printed -> printed.name.equals(name));
  }

  String document() {
    return documentOf(name);
  }

  /** The document that an example is named by. */
  static String documentOf(String name) {
    return name.substring(0, Math.max(name.indexOf('_'), 0));
  }

  /** Where in its operation the body belongs. */
  String place() {
    return name.endsWith("_request") ? "request" : "200";
  }
}
