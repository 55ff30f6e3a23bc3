package dev.fluxcontract.conformance.consumers;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Maven in a process of its own, which finds our jars in a repository made for it. */
final class Maven {
  private Maven() {}

  /** Builds the projects, as many as can be, and gives what was said. */
  static String verify(Path projects, FluxGateway gateway) throws Exception {
    Path log = projects.resolve("build.log");
    // What this build has downloaded already need not come over the network again.
    Path settings = Files.writeString(projects.resolve("settings.xml"), settings());
    List<String> command =
        List.of(
            property("consumers.maven"),
            "--batch-mode",
            "--no-transfer-progress",
            "--fail-at-end",
            "--threads=2",
            "--settings=" + settings,
            "-Dmaven.repo.local=" + property("consumers.repository"),
            "-Dflux.version=" + property("consumers.version"),
            "-Dflux.gateway=" + gateway.url(),
            "-Dflux.key=" + gateway.key(),
            "-Dokhttp5.version=" + property("consumers.okhttp5"),
            "verify");
    ProcessBuilder builder = new ProcessBuilder(command).directory(projects.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    // Else Maven looks upwards, and takes the options of the build that this is part of.
    builder.environment().put("MAVEN_BASEDIR", projects.toString());
    builder.environment().remove("MAVEN_ARGS");
    Process process = builder.start();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return Files.readString(log);
  }

  private static String settings() {
    // Maven keeps no checksums of what it has downloaded: it compared them at that time.
    String repository =
        """
              <id>this-build</id>
              <url>%s</url>
              <releases><checksumPolicy>ignore</checksumPolicy></releases>
        """
            .formatted(Path.of(property("consumers.cache")).toUri());
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

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("The build sets the property " + name);
    }
    return value;
  }
}
