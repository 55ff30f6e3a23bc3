package dev.fluxcontract.conformance.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The guide's tables of checks are what the code says, and no older. What a new operation in the
 * contract would change, such as costs, does not stand in them.
 */
class GuideTest {
  private static final Path GUIDE = Path.of("README.md");
  private static final Path CLIENT = Path.of("../client/README.md");
  private static final String BEGIN = "<!-- checks: written by GuideTest -->\n";
  private static final String END = "<!-- checks: end -->";

  @Test
  void listsEveryCheckAsTheCodeHasIt() throws IOException {
    String page = Files.readString(GUIDE);
    String fresh =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + areas()
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

  /** The client's page need not name every request, but those it names are as it says. */
  @Test
  void tellsOfRequestsWhatTheContractSays() throws IOException {
    List<String> told =
        Files.readAllLines(CLIENT).stream()
            .filter(line -> line.contains(" | `/"))
            .map(line -> line.substring(0, line.lastIndexOf(" | ")))
            .toList();
    assertThat(told)
        .isNotEmpty()
        .isSubsetOf(Contract.bundled().submits().stream().map(GuideTest::row).toList());
  }

  private static String areas() {
    Map<Class<?>, List<CheckCatalogue.Entry>> areas =
        CheckCatalogue.entries().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.method().getDeclaringClass(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return areas.entrySet().stream()
        .map(area -> area(area.getKey(), area.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String area(Class<?> checks, List<CheckCatalogue.Entry> entries) {
    String id = entries.get(0).id();
    return "### %s\n\n%s\n\n| check | level | promise | documents |\n|---|---|---|---|\n%s\n"
        .formatted(
            id.substring(0, id.lastIndexOf('-')),
            requireNonNull(checks.getAnnotation(AreaRationale.class), checks + " gives no reason")
                .value(),
            entries.stream().map(entry -> row(entry.check())).collect(Collectors.joining("\n")));
  }

  private static String row(Check check) {
    return "| %s | %s | %s | %s |"
        .formatted(
            check.id(),
            check.level(),
            check.title().replace("|", "\\|"),
            String.join(", ", check.documents()));
  }

  private static String row(Operation submit) {
    return "| `%s` | `%s` | %s"
        .formatted(
            submit.requestSchema().name(),
            submit.path(),
            submit.requestSchema().properties().values().stream()
                .filter(SchemaProperty::required)
                .map(property -> "`" + property.name() + "`")
                .collect(Collectors.joining(", ")));
  }
}
