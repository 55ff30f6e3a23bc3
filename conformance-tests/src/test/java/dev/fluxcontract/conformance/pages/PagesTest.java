package dev.fluxcontract.conformance.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Each piece of Java on each page compiles without a warning, and runs. */
@Timeout(120)
class PagesTest {
  private static final Path ROOT = Path.of("..");

  @TempDir static Path classes;
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> code() throws IOException {
    List<SnippetSource> sources = sources();
    assertThat(sources).as("code on the pages").hasSizeGreaterThan(10);
    SnippetCompiler compiler = new SnippetCompiler(classes);
    assertThat(compiler.compile(sources)).as("what javac has to say").isEmpty();
    ClassLoader loader = compiler.loader();
    return sources.stream()
        .filter(source -> source.snippet().runs())
        .map(
            source ->
                DynamicTest.dynamicTest(
                    source.snippet().toString(), () -> run(loader.loadClass(source.className()))));
  }

  @Test
  void theFirstImageTakesFifteenLinesFromTheDependencyOn() throws IOException {
    List<String> page = Files.readAllLines(ROOT.resolve("README.md"));
    List<String> dependency = block(page, "```xml");
    List<String> program = block(page, "```java");
    assertThat(dependency).anySatisfy(line -> assertThat(line).contains("flux-client"));
    assertThat(program).anySatisfy(line -> assertThat(line).contains("flux.download("));
    assertThat(dependency.size() + program.size()).isLessThanOrEqualTo(15);
  }

  /** The lines of the first block of that kind that are not blank. */
  private static List<String> block(List<String> page, String start) {
    List<String> rest = page.subList(page.indexOf(start) + 1, page.size());
    return rest.subList(0, rest.indexOf("```")).stream().filter(line -> !line.isBlank()).toList();
  }

  @Test
  void theFrontPageHasAtMost120Lines() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
  }

  private static List<SnippetSource> sources() throws IOException {
    List<SnippetSource> sources = new ArrayList<>();
    for (Path page : pages()) {
      for (Snippet snippet : Snippet.in(page)) {
        sources.add(new SnippetSource(snippet, sources.size()));
      }
    }
    return sources;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  /** What snippets print is for their readers, not for those of the build. */
  private void run(Class<?> snippet) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
    System.setErr(System.out);
    try {
      if (Setting.class.isAssignableFrom(snippet)) {
        runStatements(snippet.asSubclass(Setting.class));
      } else {
        runTests(snippet);
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private void runStatements(Class<? extends Setting> snippet) throws Exception {
    BufferedImage street = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(street, "jpeg", folder.resolve("street.jpg").toFile());
    try (FluxGateway gateway = FluxGateway.builder().runsFor(Duration.ofMillis(50)).start();
        FluxClient flux =
            FluxClient.builder().gateway(gateway.url()).apiKey(gateway.key()).build()) {
      snippet
          .getConstructor(FluxClient.class, String.class, String.class, Path.class)
          .newInstance(flux, gateway.url(), gateway.key(), folder)
          .run();
    }
  }

  private static void runTests(Class<?> tests) {
    SummaryGeneratingListener outcome = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
            outcome);
    assertThat(outcome.getSummary().getFailures()).isEmpty();
    assertThat(outcome.getSummary().getTestsSucceededCount()).isPositive();
  }
}
