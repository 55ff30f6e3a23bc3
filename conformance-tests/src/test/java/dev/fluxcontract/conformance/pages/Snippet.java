package dev.fluxcontract.conformance.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A piece of code on a page: what stands between a fence marked {@code java} and its end. */
record Snippet(Path page, int line, List<String> code, boolean runs) {
  /** Stands above a fence whose code cannot be run here, such as a server's. */
  private static final String NOT_RUN = "<!-- compiled, not run -->";

  /** Stands above a fence whose code is that of a file, which is compiled and run elsewhere. */
  private static final Pattern QUOTED = Pattern.compile("<!-- quoted from (\\S+) -->");

  private static final Pattern CLASS = Pattern.compile("(?:public |final )*class (\\w+)");

  static List<Snippet> in(Path page) {
    List<String> lines = lines(page);
    List<Snippet> snippets = new ArrayList<>();
    for (int start = 0; start < lines.size(); start++) {
      if (lines.get(start).strip().equals("```java")) {
        int end = start + 1;
        while (!lines.get(end).strip().equals("```")) {
          end++;
        }
        String above = start == 0 ? "" : lines.get(start - 1);
        if (quotedFile(above) == null) {
          boolean runs = !above.equals(NOT_RUN);
          snippets.add(new Snippet(page, start + 1, lines.subList(start + 1, end), runs));
        }
        start = end;
      }
    }
    return snippets;
  }

  /** The file that the code below this line is quoted from, as seen from the root; or null. */
  static @Nullable String quotedFile(String line) {
    Matcher quoted = QUOTED.matcher(line);
    return quoted.matches() ? quoted.group(1) : null;
  }

  List<String> imports() {
    return code.stream().filter(line -> line.startsWith("import ")).toList();
  }

  String body() {
    return code.stream()
        .filter(line -> !line.startsWith("import "))
        .collect(Collectors.joining("\n"));
  }

  /** The name of the class that this is; null where it is some statements. */
  @Nullable String className() {
    return code.stream()
        .map(CLASS::matcher)
        .filter(Matcher::lookingAt)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse(null);
  }

  /** Where it stands, for whoever has to mend it. */
  @Override
  public String toString() {
    return page.normalize() + ":" + line;
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
