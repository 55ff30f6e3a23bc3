package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify --record}, and {@code verify --replay-from} when the gateway is gone. */
class RecordTest {
  private static final String KEY = "sk-live-51Hx/9+recorded";

  @TempDir static Path made;
  private static Path recording;
  private static CliOutput live;

  @TempDir Path folder;

  @BeforeAll
  static void record() {
    recording = made.resolve("run.jsonl");
    try (FluxGateway gateway =
        FluxGateway.builder().key(KEY).fault("echoes-key").fault("one-image-fewer").start()) {
      live =
          CliOutput.by(
              Map.of("FLUX_API_KEY", KEY),
              "verify",
              "--gateway",
              gateway.url(),
              "--budget",
              "30",
              "--record",
              recording.toString(),
              "--report",
              made.resolve("live").toString());
    }
  }

  private CliOutput replay(Path file, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("verify", "--replay-from", file.toString()));
    arguments.addAll(List.of("--report", folder.resolve("report").toString()));
    arguments.addAll(List.of(options));
    return CliOutput.by(arguments.toArray(String[]::new));
  }

  private static Stream<String> verdicts(Path report) throws Exception {
    JsonNode root = LosslessJson.read(Files.readString(report.resolve("report.json")));
    List<String> verdicts = new ArrayList<>();
    for (JsonNode check : root.path("checks")) {
      for (JsonNode one : check.path("cases")) {
        verdicts.add(check.path("id") + " " + one.path("case") + " " + one.path("outcome"));
      }
    }
    return verdicts.stream();
  }

  @Test
  void theSameIsFoundOfflineAndWithoutTheKey() throws Exception {
    CliOutput again = replay(recording);
    assertThat(again.exitCode()).as(again.toString()).isEqualTo(live.exitCode()).isOne();
    assertThat(again.out()).contains("failed  RESULT-03", "warned  AUTH-07");
    assertThat(verdicts(folder.resolve("report")).toList())
        .isNotEmpty()
        .containsExactlyElementsOf(verdicts(made.resolve("live")).toList());
  }

  @Test
  void theKeyIsNowhereInIt() throws Exception {
    assertThat(recording)
        .content()
        .contains("$FLUX_API_KEY")
        .doesNotContain(KEY)
        .doesNotContain("sk-live")
        .doesNotContain(KEY.replace("/", "\\/"));
  }

  @Test
  void whatWasSentDifferentlyThenCannotBeTold() throws Exception {
    String text = Files.readString(recording);
    Path older = folder.resolve("older.jsonl");
    Files.writeString(older, text.replace("\\\"num_images\\\":2", "\\\"num_images\\\":3"));
    assertThat(text).isNotEqualTo(Files.readString(older));
    CliOutput said = replay(older, "--only", "SUBMIT,RESULT");
    JsonNode root = LosslessJson.read(Files.readString(folder.resolve("report/report.json")));
    assertThat(said.exitCode()).isLessThan(2);
    assertThat(root.toString()).contains("the suite sent another body for it than it does today");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cut      | it was cut after line 9: its last line is missing",
        "half     | line 9 is damaged: ",
        "foreign  | line 1 is damaged: it is not a recording",
        "newer    | line 1 is damaged: format flux-recording/9: this program reads",
        "empty    | is empty",
        "fewer    | is damaged: it says that ",
        "swapped  | line 3 is damaged: it has no purpose",
        "missing  | there is no such file",
        "folder   | is a folder, not a file",
      })
  void aDamagedFileSaysWhere(String damage, String message) throws Exception {
    List<String> lines = Files.readAllLines(recording);
    Path file = folder.resolve("damaged.jsonl");
    switch (damage) {
      case "cut" -> Files.write(file, lines.subList(0, 9));
      case "half" -> {
        List<String> half = new ArrayList<>(lines.subList(0, 8));
        half.add(lines.get(8).substring(0, lines.get(8).length() / 2));
        Files.write(file, half);
      }
      case "foreign" -> Files.writeString(file, "{\"format\":\"\"}\n");
      case "newer" ->
          Files.writeString(file, lines.get(0).replace("recording/1", "recording/9") + "\n");
      case "empty" -> Files.writeString(file, "");
      case "fewer" -> {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(5);
        Files.write(file, fewer);
      }
      case "swapped" -> {
        List<String> swapped = new ArrayList<>(lines);
        swapped.set(2, "{\"status\":200}");
        Files.write(file, swapped);
      }
      case "folder" -> Files.createDirectory(file);
      default -> assertThat(file).doesNotExist();
    }
    CliOutput said = replay(file);
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("--replay-from " + file + ": ").contains(message);
  }

  @Test
  void noFileIsOverwrittenAndNothingIsSentWhereItCannotBeWritten() {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      for (Path file : List.of(recording, folder.resolve("nowhere/run.jsonl"))) {
        CliOutput said =
            CliOutput.by(
                Map.of("FLUX_API_KEY", gateway.key()),
                "verify",
                "--gateway",
                gateway.url(),
                "--budget",
                "1",
                "--record",
                file.toString());
        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).startsWith("--record " + file + ": ");
      }
      assertThat(gateway.requests()).isEmpty();
    }
  }

  @Test
  void aRunThatNeverBeginsLeavesNoRecording() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    Path file = folder.resolve("new.jsonl");
    CliOutput said = CliOutput.by("verify", "--record", file.toString(), "--report", taken + "");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("--report " + taken);
    assertThat(file).doesNotExist();
  }

  @Test
  void aReplayAsksNoGateway() {
    CliOutput said = replay(recording, "--gateway", "https://h", "--budget", "1");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("sends nothing: leave --gateway out");
  }
}
