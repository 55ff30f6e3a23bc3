package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code matrix}, on reports that {@code verify} wrote. */
class MatrixCommandTest {
  @TempDir Path folder;

  @Test
  void writesThePageAndABadgeForEachGateway() throws Exception {
    Path first = verify("first run");
    Path second = verify("#2 100%");
    CliOutput said =
        CliOutput.by("matrix", first.toString(), second + "/report.json", "-o", site());
    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("partial  Conformant  http://127.0.0.1:")
        .endsWith("index.html\n");
    assertThat(folder.resolve("site/badges")).isDirectoryContaining("glob:**/127.0.0.1-*.svg");
    assertThat(folder.resolve("site/index.html"))
        .content()
        .contains(
            "href=\"./../first%20run/report.html\"", "href=\"./../%232%20100%25/report.json\"")
        .contains("its operator", "2 gateways");
  }

  @Test
  void takesTheNewestReportOfAGateway() throws Exception {
    Path first = verify("first");
    String old = Files.readString(first.resolve("report.json"));
    Path older = Files.createDirectories(folder.resolve("older")).resolve("report.json");
    Files.writeString(older, old.replaceFirst("\"started\" : \"20..", "\"started\" : \"2001"));
    CliOutput both = CliOutput.by("matrix", first.toString(), older.toString(), "-o", site());
    assertThat(both.out()).startsWith("partial").doesNotContain("expired");
    CliOutput alone = CliOutput.by("matrix", older.toString(), "-o", site());
    assertThat(alone.out()).startsWith("expired");
    assertThat(folder.resolve("site/badges"))
        .isDirectoryContaining(file -> read(file).contains("FLUX queue API: expired, of 2001-"));
  }

  @Test
  void namesTheReportAndTheFieldThatItCannotUseAndWritesNothing() throws Exception {
    Path first = verify("first");
    Path bad = Files.writeString(folder.resolve("bad\u001b.json"), "{\"format\": \"\u202e\"}");
    CliOutput said = CliOutput.by("matrix", first.toString(), bad.toString(), "-o", site());
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains("bad\\u001b.json: format is \\u202e; it has to be flux-conformance-report/1")
        .doesNotContain("\u001b", "\u202e");
    assertThat(folder.resolve("site")).doesNotExist();
  }

  @Test
  void refusesOptionsThatMeanNothing() throws Exception {
    String first = verify("first").toString();
    assertThat(CliOutput.by("matrix", first, "-o", site(), "--max-age", "0").err())
        .isEqualTo("--max-age 0: from 1 to 3660 days\n");
    assertThat(CliOutput.by("matrix", first, "-o", site(), "--self-run", "https://h").err())
        .startsWith("--self-run https://h: no report is about it; there are [http://127.0.0.1:");
    assertThat(CliOutput.by("matrix", first, "-o", "").err()).startsWith("-o: names no folder");
    assertThat(CliOutput.by("matrix", first).err()).contains("Missing required option: '--output");
    assertThat(CliOutput.by("matrix", first, "-o", first + "/report.json").err())
        .contains("cannot be written to");
  }

  private Path verify(String name) {
    Path report = folder.resolve(name);
    CliOutput.by("verify", "--only", "UNKNOWN-01", "--report", report.toString());
    return report;
  }

  private String site() {
    return folder.resolve("site").toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
