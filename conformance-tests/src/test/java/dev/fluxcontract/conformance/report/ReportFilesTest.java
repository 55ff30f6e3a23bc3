package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.report;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path folder;

  @Test
  void writesAllFilesAndNothingElse() throws Exception {
    Path page = write(folder.resolve("new/deep"), "auth: bearer\n");
    assertThat(page).isEqualTo(folder.resolve("new/deep/report.html").toAbsolutePath());
    assertThat(page.getParent())
        .isDirectoryNotContaining("glob:**.part")
        .isDirectoryContaining("glob:**/report.html");
    assertThat(folder.resolve("new/deep/profile.yaml")).hasContent("auth: bearer");
  }

  @Test
  void replacesAnEarlierReport() throws Exception {
    write(folder, "old");
    write(folder, "new");
    assertThat(folder.resolve("profile.yaml")).hasContent("new");
  }

  @Test
  void leavesAllAsItWasWhenOneFileCannotBePutInItsPlace() throws Exception {
    write(folder, "old");
    Files.delete(folder.resolve("report.html"));
    Files.createDirectories(folder.resolve("report.html/not-empty"));
    assertThatThrownBy(() -> write(folder, "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("report.html: there is a folder of that name");
    assertThat(folder.resolve("profile.yaml")).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void complainsAtOnceAboutAFolderThatCannotBe() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> ReportFiles.in(file, UnaryOperator.identity()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void letsNothingThroughThatMustNotBeTold() throws Exception {
    ReportFiles.in(folder, text -> text.replace("hunter2", "$FLUX_API_KEY"))
        .write(
            report(failure(TICKET, Outcome.FAILED, "your key is hunter2")),
            "<p>hunter2</p>",
            "key: hunter2");
    try (var files = Files.list(folder)) {
      assertThat(files.toList())
          .hasSize(5)
          .allSatisfy(file -> assertThat(file).content().doesNotContain("hunter2"));
    }
  }

  private static Path write(Path folder, String profile) throws IOException {
    return ReportFiles.in(folder, UnaryOperator.identity())
        .write(report(result(TICKET, Outcome.PASSED)), "<html></html>", profile);
  }
}
