package dev.fluxcontract.benchmarks.calls;

import dev.fluxcontract.benchmarks.BenchmarkSettings;
import dev.fluxcontract.benchmarks.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The {@link InstantServer} in a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final Process process;
  private final String gateway;
  private final List<String> clientOptions;

  private ServerProcess(Process process, String gateway, List<String> clientOptions) {
    this.process = process;
    this.gateway = gateway;
    this.clientOptions = clientOptions;
  }

  /** Every job is done at once. */
  public static ServerProcess done() throws IOException {
    return start("http", List.of(), "done");
  }

  /** Jobs that take so long, and short ones of another model, as {@link TimedAnswers} has them. */
  public static ServerProcess timed(Duration jobs, Duration shortJobs) throws IOException {
    String mode = "timed:" + jobs.toMillis() + ":" + shortJobs.toMillis();
    return start("http", List.of(), mode);
  }

  /** Every job is done at once, and its result has so many bytes. */
  public static ServerProcess doneWithResultOf(int bytes) throws IOException {
    return start("http", List.of(), "result:" + bytes);
  }

  /** Every job is done at once, behind TLS. */
  public static ServerProcess doneWithTls() throws IOException, InterruptedException {
    Path keys = BenchmarkSettings.output().resolve("server.p12").toAbsolutePath();
    Files.createDirectories(BenchmarkSettings.output());
    Files.deleteIfExists(keys);
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        "-genkeypair -alias server -keyalg EC -dname CN=benchmarks -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -storepass "
            + PASSWORD;
    ProcessBuilder command = new ProcessBuilder(keytool);
    command.command().addAll(List.of(arguments.split(" ", -1)));
    command.command().addAll(List.of("-keystore", keys.toString()));
    if (command.inheritIO().start().waitFor() != 0) {
      throw new IllegalStateException("keytool made no key: " + command.command());
    }
    List<String> trust =
        List.of(
            "-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    return start("https", trust, "done", keys.toString(), PASSWORD);
  }

  private static ServerProcess start(String scheme, List<String> options, String... arguments)
      throws IOException {
    Process process =
        JavaCommand.whole(InstantServer.class, arguments)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String port = Objects.requireNonNull(out.readLine(), "the server did not start");
    return new ServerProcess(process, scheme + "://127.0.0.1:" + port + "/", options);
  }

  public String gateway() {
    return gateway;
  }

  /** The options with which a client's JVM trusts this server. */
  public List<String> clientOptions() {
    return clientOptions;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
