package dev.fluxcontract.conformance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.checks.Catalogue;
import dev.fluxcontract.conformance.run.CheckInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's table of checks is what the code says, and no older. */
class GuideTest {
  private static final Path GUIDE = Path.of("README.md");
  private static final String BEGIN = "<!-- checks: written by GuideTest -->\n";
  private static final String END = "<!-- checks: end -->";

  @Test
  void listsEveryCheckAsTheCodeHasIt() throws IOException {
    String page = Files.readString(GUIDE);
    String fresh =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("guide.write")) {
      Files.writeString(GUIDE, fresh);
    } else {
      assertThat(page)
          .as(
              "conformance-tests/README.md; to write it anew: mvn -pl conformance-tests -am test"
                  + " -Dtest=GuideTest -Dsurefire.failIfNoSpecifiedTests=false -Dguide.write=true")
          .isEqualTo(fresh);
    }
  }

  private static String table() {
    return Catalogue.all().stream()
        .map(GuideTest::row)
        .collect(
            Collectors.joining(
                "\n",
                "| check | level | promise | documents | images |\n|---|---|---|---|---|\n",
                "\n"));
  }

  private static String row(CheckInfo check) {
    return "| %s | %s | %s | %s | %d |"
        .formatted(
            check.id(),
            check.level(),
            check.title().replace("|", "\\|"),
            String.join(", ", check.documents()),
            check.worstCaseImages());
  }
}
