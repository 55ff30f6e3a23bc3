package dev.fluxcontract.conformance.consumers;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Maven in a process of its own, which finds our jars in a repository made for it. */
final class Maven {
  private static final Path INTEGRATIONS = Path.of("../client/integrations");
  private static final Path OPTIONS = Path.of("../.mvn/jvm.config");

  private Maven() {}

  /**
   * Puts the integrations, which this build makes later, into the repository, and gives what was
   * said.
   */
  static String installIntegrations(Path projects) throws Exception {
    // The options of this build: they are compiled as it compiles them.
    Path here = projects.resolve("integrations");
    Path options = Files.createDirectories(here.resolve(".mvn")).resolve("jvm.config");
    Files.copy(OPTIONS, options, StandardCopyOption.REPLACE_EXISTING);
    StringBuilder said = new StringBuilder();
    try (Stream<Path> folders = Files.list(INTEGRATIONS)) {
      for (Path folder : folders.sorted().toList()) {
        String pom = "--file=" + folder.resolve("pom.xml").toRealPath();
        said.append(run(here, List.of(pom, "-Dmaven.test.skip", "install")));
      }
    }
    return said.toString();
  }

  /** Builds the projects, as many as can be, and gives what was said. */
  static String verify(Path projects, FluxGateway gateway) throws Exception {
    return run(
        projects,
        List.of(
            "--fail-at-end",
            "--threads=2",
            "-Dflux.version=" + Program.property("consumers.version"),
            "-Dflux.gateway=" + gateway.url(),
            "-Dflux.key=" + gateway.key(),
            "-Dokhttp5.version=" + Program.property("consumers.okhttp5"),
            "-Dretrofit.version=" + Program.property("consumers.retrofit"),
            "-Dmoshi.version=" + Program.property("consumers.moshi"),
            "-Djspecify.version=" + Program.property("consumers.jspecify"),
            "verify"));
  }

  private static String run(Path projects, List<String> arguments) throws Exception {
    // What this build has downloaded already need not come over the network again.
    Path settings = Files.writeString(projects.resolve("settings.xml"), settings());
    List<String> command = new ArrayList<>();
    command.add(Program.property("consumers.maven"));
    command.add("--batch-mode");
    command.add("--no-transfer-progress");
    command.add("--global-settings=" + settings);
    command.add("-Dmaven.repo.local=" + Program.property("consumers.repository"));
    command.addAll(arguments);
    return Program.run(projects, command);
  }

  private static String settings() {
    // Maven keeps no checksums of what it has downloaded: it compared them at that time.
    String repository =
        """
              <id>this-build</id>
              <url>%s</url>
              <releases><checksumPolicy>ignore</checksumPolicy></releases>
        """
            .formatted(Path.of(Program.property("consumers.cache")).toUri());
    return """
        <settings>
          <profiles>
            <profile>
              <id>this-build</id>
              <repositories><repository>%s</repository></repositories>
              <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>this-build</activeProfile></activeProfiles>
        </settings>
        """
        .formatted(repository, repository);
  }
}
