package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Documents DOCUMENTS = Documents.read();

  @Test
  void theTableSpeaksOfTheDocumentsOfTheContract() {
    Set<String> known = new TreeSet<>(Set.of("chosen"));
    for (SpecNode document : Spec.published().root().at("info", "x-documents").children()) {
      known.add(document.text("id"));
    }

    assertThat(DOCUMENTS.fields().stream().map(Documents.Line::document).distinct())
        .containsExactlyInAnyOrderElementsOf(known);
  }

  /** A misspelt key would be read as silence. */
  @Test
  void theTableHasNoKeyThatNobodyReads() {
    for (Documents.Line line : DOCUMENTS.fields()) {
      assertThat(line.says().fieldNames())
          .toIterable()
          .as(line.toString())
          .allMatch(
              key ->
                  line.facets().containsKey(key)
                      || Set.of("prose", "example", "without").contains(key));
    }
    for (Documents.Line line : DOCUMENTS.operations()) {
      assertThat(line.says().fieldNames())
          .toIterable()
          .isSubsetOf("path", "auth", "authAs", "server");
    }
  }

  @Test
  void whatIsSaidInProseIsOnItsLine() {
    for (Documents.Line line : DOCUMENTS.fields()) {
      List<String> prose = SpecNode.root(line.says()).child("prose").texts();
      assertThat(line.facets().keySet()).as(line.toString()).containsAll(prose);
    }
  }
}
