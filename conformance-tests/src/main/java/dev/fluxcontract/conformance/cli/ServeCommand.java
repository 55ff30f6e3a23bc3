package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.gateway.RecordedGateway;
import dev.fluxcontract.conformance.recording.Recording;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the embedded gateway, until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Starts the embedded gateway on this machine: jobs wait, run and end with real pictures, at"
          + " no cost.",
      "Prints READY and the URL when it listens, then the key. Ends on Ctrl-C or SIGTERM."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  flux-conformance serve --port 8080 --dialect anyapi",
      "  curl -H 'Authorization: Bearer flux-test-key' -H 'Content-Type: application/json' \\",
      "    --data '{\"prompt\":\"a tiger\"}' http://127.0.0.1:8080/fal-ai/flux-1/dev"
    })
final class ServeCommand extends ConsoleCommand {
  private static final String KEY = "FLUX_API_KEY";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port to listen on, 0 to 65535. Default: 0, any free one.")
  private int port;

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      split = ",",
      description =
          "How it differs from others, and is right all the same: see the command dialects."
              + " May be given several times.")
  private List<String> dialects = List.of();

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      split = ",",
      description = "How it is broken: see the command faults. May be given several times.")
  private List<String> faults = List.of();

  @Option(
      names = "--offers",
      paramLabel = "MODEL",
      split = ",",
      description =
          "The models that it offers, such as fal-ai/flux-1/dev; without it all of the contract's."
              + " May be given several times.")
  private List<String> models = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Draws what is left to chance, such as the failures of noise, from that seed. Without it"
              + " each start has another one.")
  private @Nullable Long seed;

  @Option(
      names = "--replay-from",
      paramLabel = "FILE",
      description =
          "Stand in for the gateway of a recording, as verify --record writes it: the same requests"
              + " get the same answers, with any key. What was not recorded is 404.")
  private @Nullable Path replayFrom;

  private interface ClosedServer {
    void await() throws InterruptedException;
  }

  private volatile boolean stopping;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65535) {
      throw CommandFailure.unusable("--port " + port + ": a port is a number from 0 to 65535");
    }
    if (replayFrom != null) {
      RecordedGateway gateway = replay(replayFrom);
      return serve(gateway.url(), "(any)", gateway::close, gateway::awaitClose);
    }
    FluxGateway gateway = start();
    return serve(gateway.url(), shownKey(gateway), gateway::close, gateway::awaitClose);
  }

  private int serve(String url, String key, Runnable close, ClosedServer closed)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(close), "stop"));
    console().out().println("READY " + url);
    console().out().println("KEY " + key);
    closed.await();
    if (!stopping) {
      throw CommandFailure.unusable("The gateway stopped to listen at " + url);
    }
    return ExitCode.FINE;
  }

  private RecordedGateway replay(Path file) {
    if (seed != null || !dialects.isEmpty() || !faults.isEmpty() || !models.isEmpty()) {
      throw CommandFailure.unusable(
          "--replay-from %s answers as recorded: leave --dialect, --fault, --offers and --seed out"
              .formatted(file));
    }
    Recording recording = InputFile.read("--replay-from", file, Recording::read);
    try {
      return new RecordedGateway(recording, port);
    } catch (IOException e) {
      throw CommandFailure.unusable("--replay-from " + file + ": " + TextFile.why(e));
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private FluxGateway start() {
    GatewayBuilder builder = FluxGateway.builder().port(port);
    named("--dialect", dialects, builder::dialect);
    named("--fault", faults, builder::fault);
    if (seed != null) {
      builder.seed(seed);
    }
    if (!models.isEmpty()) {
      builder.offers(models.toArray(String[]::new));
    }
    String key = ownKey();
    if (key != null) {
      builder.key(key);
    }
    try {
      return builder.start();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.unusable("--offers: " + e.getMessage());
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(RuntimeException e) {
    return isTaken(e)
        ? CommandFailure.unusable(
            "--port " + port + ": another program listens there; choose another, or 0 for any")
        : e;
  }

  private static void named(String option, List<String> names, Consumer<String> use) {
    for (String name : names) {
      try {
        use.accept(name);
      } catch (IllegalArgumentException e) {
        throw CommandFailure.unusable(option + " " + name + ": " + e.getMessage());
      }
    }
  }

  /** Being told to stop is not a failure, so the JVM's own exit code for signals is not used. */
  private void stop(Runnable close) {
    stopping = true;
    close.run();
    Runtime.getRuntime().halt(ExitCode.FINE);
  }

  private @Nullable String ownKey() {
    String key = console().environment().getOrDefault(KEY, "").strip();
    return key.isEmpty() ? null : key;
  }

  private String shownKey(FluxGateway gateway) {
    return ownKey() == null ? gateway.key() : "(the one in $" + KEY + ")";
  }

  private static boolean isTaken(@Nullable Throwable failure) {
    return failure != null && (failure instanceof BindException || isTaken(failure.getCause()));
  }
}
