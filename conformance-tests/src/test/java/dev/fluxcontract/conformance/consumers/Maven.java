package dev.fluxcontract.conformance.consumers;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Maven in a process of its own, which finds our jars in a repository made for it. */
final class Maven {
  private Maven() {}

  /** Builds the projects, as many as can be, and gives what was said. */
  static String verify(Path projects, FluxGateway gateway) throws Exception {
    // What this build has downloaded already need not come over the network again.
    Path settings = Files.writeString(projects.resolve("settings.xml"), settings());
    List<String> command =
        List.of(
            Program.property("consumers.maven"),
            "--batch-mode",
            "--no-transfer-progress",
            "--fail-at-end",
            "--threads=2",
            "--settings=" + settings,
            "-Dmaven.repo.local=" + Program.property("consumers.repository"),
            "-Dflux.version=" + Program.property("consumers.version"),
            "-Dflux.gateway=" + gateway.url(),
            "-Dflux.key=" + gateway.key(),
            "-Dokhttp5.version=" + Program.property("consumers.okhttp5"),
            "-Dretrofit.version=" + Program.property("consumers.retrofit"),
            "-Dmoshi.version=" + Program.property("consumers.moshi"),
            "-Djspecify.version=" + Program.property("consumers.jspecify"),
            "verify");
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
