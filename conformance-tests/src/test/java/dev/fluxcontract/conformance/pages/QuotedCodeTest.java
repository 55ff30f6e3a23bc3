package dev.fluxcontract.conformance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code of frameworks that this module does not have is quoted from files that a build runs. */
class QuotedCodeTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void isInTheFileThatThePageNames() throws IOException {
    int quotes = 0;
    List<String> lines = Files.readAllLines(ROOT.resolve("client/FRAMEWORKS.md"));
    for (int i = 0; i < lines.size(); i++) {
      String file = Snippet.quotedFile(lines.get(i));
      if (file != null) {
        List<String> rest = lines.subList(i + 2, lines.size());
        assertThat(lines.get(i + 1)).as("below line %s", i + 1).startsWith("```");
        assertThat(text(Files.readAllLines(ROOT.resolve(file))))
            .as(file)
            .contains(text(rest.subList(0, rest.indexOf("```"))));
        quotes++;
      }
    }
    assertThat(quotes).isPositive();
  }

  /** However deep it is indented. */
  private static String text(List<String> lines) {
    return String.join("\n", lines.stream().map(String::strip).toList());
  }
}
