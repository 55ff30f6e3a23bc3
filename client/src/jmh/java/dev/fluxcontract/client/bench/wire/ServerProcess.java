package dev.fluxcontract.client.bench.wire;

import dev.fluxcontract.client.bench.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The instant server, in a process of its own. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final String gateway;

  private ServerProcess(Process process, String gateway) {
    this.process = process;
    this.gateway = gateway;
  }

  /** Every job is done at once. */
  public static ServerProcess done() throws IOException {
    return start("done");
  }

  /** No job ever ends. */
  public static ServerProcess pending() throws IOException {
    return start("pending");
  }

  private static ServerProcess start(String mode) throws IOException {
    Process process =
        JavaCommand.whole(InstantServer.class, mode)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String port = Objects.requireNonNull(out.readLine(), "the server did not start");
    return new ServerProcess(process, "http://127.0.0.1:" + port + "/");
  }

  public String gateway() {
    return gateway;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
