package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command of the program on the pages, typed as it stands there, one after the other. */
@Tag("slow")
class PageCommandsIT {
  private static final String PROGRAM = "java -jar conformance-tests/target/flux-conformance.jar ";

  /** Broken in one way, so that there is something to waive and something to try again. */
  private static final FluxGateway GATEWAY = FluxGateway.builder().fault("one-image-fewer").build();

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    GATEWAY.start();
  }

  @AfterAll
  static void stop() {
    GATEWAY.close();
  }

  @Test
  void ofTheFrontPageDoWhatItSays() throws Exception {
    type(Path.of("../README.md"));
  }

  @Test
  void ofTheGuideDoWhatItSays() throws Exception {
    type(Path.of("README.md"));
  }

  private void type(Path page) throws Exception {
    List<String> lines = Files.readAllLines(page);
    for (String name : List.of("waivers.yaml", "prices.yaml", "page.md")) {
      int at = lines.indexOf("<!-- " + name + " -->");
      if (at >= 0) {
        Stream<String> text =
            lines.stream().skip(at + 2).takeWhile(line -> !line.startsWith("```"));
        Files.write(folder.resolve(name), text.toList());
      }
    }
    List<String> commands = lines.stream().filter(line -> line.startsWith(PROGRAM)).toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      type(command);
    }
  }

  private void type(String command) throws Exception {
    String here = command.replace("https://gateway.example", GATEWAY.url());
    String[] arguments = here.substring(PROGRAM.length()).split(" ");
    Map<String, String> environment = Map.of("FLUX_API_KEY", GATEWAY.key());
    try (ConformanceJar jar = ConformanceJar.start(folder, environment, arguments)) {
      if (arguments[0].equals("serve")) {
        jar.untilItSays("KEY ");
        jar.signal("TERM");
      }
      if (arguments[0].equals("watch") && !here.contains(" --once")) {
        jar.until(() -> jar.out().contains("  passed  "));
        jar.signal("TERM");
      }
      // A recording of it is judged as it was.
      boolean asked = here.contains(GATEWAY.url()) || here.contains("verify --replay-from ");
      boolean broken = asked && !here.matches(".* --(plan|waive|baseline|per-day-images) ?.*");
      assertThat(jar.await()).as("%s%n%s", command, jar).isEqualTo(broken ? 1 : 0);
    }
  }
}
