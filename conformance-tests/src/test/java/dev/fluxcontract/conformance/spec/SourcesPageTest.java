package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SOURCES.md lists the pages that the contract was read from as the contract does. */
class SourcesPageTest {

  @Test
  void everyPageIsListedWithItsDateAndDigest() throws Exception {
    List<String> lines = Files.readAllLines(Path.of("..", "spec", "SOURCES.md"));
    for (SpecNode document : Spec.published().root().at("info", "x-documents").children()) {
      for (SpecNode page : document.child("pages").children()) {
        assertThat(lines)
            .filteredOn(line -> line.contains("(" + page.text("page") + ")"))
            .as(page.text("page"))
            .anyMatch(
                line ->
                    line.startsWith("| " + document.text("id") + " |")
                        && line.contains(page.text("read"))
                        && line.contains(page.text("sha256")));
      }
    }
  }
}
