package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.watch.MetricsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where metrics are served. */
final class MetricsOptions {
  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description = "Serve the metrics at http://HOST:N/metrics too; 0 for any free port.")
  private @Nullable Integer port;

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      description =
          "Address to serve them at. Default: ${DEFAULT-VALUE}, for this machine only; 0.0.0.0 is"
              + " for everybody who reaches it.")
  private String host = "127.0.0.1";

  void check() {
    if (port != null && (port < 0 || port > 65535)) {
      throw CommandFailure.unusable(
          "--metrics-port " + port + ": a port is a number from 0 to 65535");
    }
  }

  /** Serves the metrics until the server is closed; null where none are wanted. */
  @Nullable MetricsServer serve(CommandConsole console, Supplier<String> metrics) {
    if (port == null) {
      return null;
    }
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw CommandFailure.unusable("--metrics-host " + host + ": there is no such host");
    }
    try {
      MetricsServer server = MetricsServer.start(address, metrics);
      String shown = host.contains(":") ? "[" + host + "]" : host;
      console.out().println("Metrics: http://" + shown + ":" + server.port() + "/metrics");
      return server;
    } catch (IOException e) {
      throw CommandFailure.unusable(
          "--metrics-port %s: cannot be served at %s (%s); choose another, or 0 for any"
              .formatted(port, host, TextFile.why(e)));
    }
  }
}
