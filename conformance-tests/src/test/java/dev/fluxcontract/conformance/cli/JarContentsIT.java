package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the executable jar says about the software that it contains. */
class JarContentsIT {
  private static JarFile jar;
  private static String list;

  @BeforeAll
  static void open() throws Exception {
    jar = new JarFile(System.getProperty("flux.conformance.jar"));
    list = text(jar.getJarEntry("META-INF/THIRD-PARTY.txt"));
  }

  @AfterAll
  static void close() throws Exception {
    jar.close();
  }

  @Test
  void eachLibraryIsListedWithItsLicences() throws Exception {
    List<JarEntry> all =
        jar.stream()
            .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom\\.properties"))
            .filter(entry -> !entry.getName().contains("/dev.fluxcontract/"))
            .toList();
    assertThat(all).hasSizeGreaterThan(20);
    for (JarEntry entry : all) {
      Properties pom = new Properties();
      try (InputStream in = jar.getInputStream(entry)) {
        pom.load(in);
      }
      String coordinates =
          String.join(
              ":",
              pom.getProperty("groupId"),
              pom.getProperty("artifactId"),
              pom.getProperty("version"));
      assertThat(list).containsPattern("(?m)^\\([A-Z].*" + Pattern.quote("(" + coordinates + " "));
    }
    assertThat(list).contains("(org.junit.jupiter:junit-jupiter-api:", "(info.picocli:picocli:");
  }

  /** It was 36.5 MB with Byte Buddy, which no code path of the suite reaches. */
  @Test
  void itIsSmallerThanThirtyThreeMegabytes() {
    assertThat(Path.of(jar.getName())).matches(path -> path.toFile().length() < 33_000_000);
  }

  /** It brings more than a dozen libraries in one jar, which no POM names. */
  @Test
  void whatWireMockContainsIsListedToo() {
    List<String> prefixes =
        list.lines()
            .filter(line -> line.contains(": wiremock."))
            .map(line -> line.substring(line.indexOf(": wiremock.") + 2).replace('.', '/') + "/")
            .toList();
    assertThat(classes("wiremock/"))
        .hasSizeGreaterThan(20)
        .filteredOn(name -> name.contains("/"))
        .allMatch(name -> prefixes.stream().anyMatch((name + "/")::startsWith));
    assertThat(prefixes).allMatch(prefix -> !classes(prefix).isEmpty());
  }

  @Test
  void noFileSaysThatThereAreNoDependencies() {
    assertThat(
            jar.stream().filter(entry -> entry.getName().matches(".*\\.(txt|md)|META-INF/[A-Z]+")))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(text(entry)).doesNotContain("no dependencies"));
  }

  /** The packages that begin like this and hold classes. */
  private static Set<String> classes(String start) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.startsWith(start) && name.endsWith(".class"))
        .map(name -> name.substring(0, name.lastIndexOf('/')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(JarEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(entry.getName(), e);
    }
  }
}
