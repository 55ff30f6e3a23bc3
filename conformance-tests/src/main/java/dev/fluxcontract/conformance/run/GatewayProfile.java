package dev.fluxcontract.conformance.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of a gateway, to be kept and compared with next time. The file is YAML:
 *
 * <pre>{@code
 * format: flux-conformance-profile/1
 * gateway: https://gateway.example
 * dialect:
 *   auth: bearer
 *   stream: not offered
 * }</pre>
 */
public final class GatewayProfile {
  private static final String FORMAT = "flux-conformance-profile/1";
  private static final int MOST_MEBIBYTES = 1;
  private static final List<String> FIELDS = List.of("format", "gateway", "dialect");

  /** What the checks find, and note by these names. */
  private static final List<String> NAMES =
      List.of(
          "auth",
          "cancel",
          "cancel-when-over",
          "default-format",
          "default-size",
          "early-result",
          "failure",
          "high-strength",
          "ids",
          "images",
          "pending-code",
          "refusal",
          "result-fields",
          "result-paths",
          "status",
          "stream",
          "sync-mode",
          "ticket-fields",
          "ticket-hosts",
          "unknown-field",
          "watermark");

  /** How a dialect is to be, and how it is. */
  private record Pair(String name, String expected, @Nullable String found) {
    boolean unknown() {
      return found == null
          || found.equals(RunResult.NOT_SEEN)
          || expected.equals(RunResult.NOT_SEEN);
    }
  }

  private final Map<String, String> expected;

  private GatewayProfile(Map<String, String> expected) {
    this.expected = expected;
  }

  /** The profile of the gateway of a run, as a file holds it. */
  public static String of(RunResult run) {
    ObjectNode root = LosslessJson.object().put("format", FORMAT).put("gateway", run.gateway());
    ObjectNode dialect = root.putObject("dialect");
    run.dialect().forEach(dialect::put);
    return "# How this gateway differs from others. To detect a change, run\n"
        + "#   verify --expect FILE\n"
        + "# A line that you remove is not compared.\n"
        + LosslessJson.writeYaml(root);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if the file cannot be read, is not a profile, or has an
   *     unknown field
   */
  public static GatewayProfile read(Path file) throws IOException {
    JsonNode root = LosslessJson.readYaml(TextFile.read(file, MOST_MEBIBYTES));
    if (!root.path("format").asText("").equals(FORMAT)) {
      throw new IllegalArgumentException(
          "this is not a profile.yaml of the suite: it does not say format: " + FORMAT);
    }
    JsonNode dialect = new YamlFields(root, "", FIELDS).get("dialect");
    Map<String, String> expected = new LinkedHashMap<>();
    if (!dialect.isMissingNode()) {
      YamlFields lines = new YamlFields(dialect, "dialect: ", NAMES);
      dialect
          .fieldNames()
          .forEachRemaining(name -> expected.put(name, requireNonNull(lines.text(name))));
    }
    if (expected.isEmpty()) {
      throw new IllegalArgumentException("it has nothing under dialect, so nothing to compare");
    }
    return new GatewayProfile(expected);
  }

  /** How the gateway of a run differs, one sentence for each line. */
  public List<String> changes(RunResult run) {
    List<String> changes = new ArrayList<>();
    for (Pair pair : pairs(run)) {
      if (!pair.unknown() && !pair.expected().equals(pair.found())) {
        changes.add(pair.name() + " was " + pair.expected() + " and is " + pair.found());
      }
    }
    if (pairs(run).stream().allMatch(Pair::unknown)) {
      changes.add("nothing of it was found out in this run, so nothing is known");
    }
    return changes;
  }

  /** The lines that the run did not find out anything about. */
  public List<String> notCompared(RunResult run) {
    return pairs(run).stream().filter(Pair::unknown).map(Pair::name).toList();
  }

  private List<Pair> pairs(RunResult run) {
    List<Pair> pairs = new ArrayList<>();
    expected.forEach((name, value) -> pairs.add(new Pair(name, value, run.dialect().get(name))));
    return pairs;
  }
}
