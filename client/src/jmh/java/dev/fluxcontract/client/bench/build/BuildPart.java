package dev.fluxcontract.client.bench.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxcontract.client.bench.Figures;
import dev.fluxcontract.client.bench.Part;
import dev.fluxcontract.client.bench.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contract to a compiled client; and the suite, against the gateway that it brings along. */
public final class BuildPart implements Part {
  private static final String CONFORMANCE = "embedded conformance run, JVM start included";

  @Override
  public String name() {
    return "build";
  }

  @Override
  public void measure(Figures figures) throws IOException, InterruptedException {
    SourceTree tree = SourceTree.copy();
    int first = Settings.quick() ? 1 : 0;
    int rounds = Settings.quick() ? 1 : 3;
    for (int round = first; round <= rounds; round++) {
      double seconds = tree.maven("-pl", "client", "clean", "compile");
      if (round > 0) { // The first may have to fetch something.
        figures.add("regenerate and compile the client", "s", Figures.OURS, seconds);
      }
    }
    tree.maven("clean", "package", "-Dmaven.test.skip");
    Path jar = tree.resolve("conformance-tests/target/flux-conformance.jar");
    for (int round = first; round <= rounds; round++) {
      Path reports = tree.resolve("reports");
      double seconds = verify(jar, reports);
      if (round > 0) {
        figures.add(CONFORMANCE, "s", Figures.OURS, seconds);
        double millis = 1000 * seconds / checks(reports);
        figures.add("embedded conformance run, each check", "ms", Figures.OURS, millis);
      }
    }
    figures.expect(CONFORMANCE, null, 4);
  }

  private static double verify(Path jar, Path reports) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(java, "-jar", jar.toString(), "verify", "--report", reports.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int status = process.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (status != 0) {
      throw new IllegalStateException("verify ended with " + status);
    }
    return seconds;
  }

  /** How many checks were run to an outcome. */
  private static int checks(Path reports) throws IOException {
    JsonNode report =
        new ObjectMapper().readTree(Files.readAllBytes(reports.resolve("report.json")));
    int checks = 0;
    for (JsonNode level : report.path("summary")) {
      for (JsonNode outcome : level) {
        checks += outcome.asInt();
      }
      checks -= level.path("skipped").asInt();
    }
    return checks;
  }
}
