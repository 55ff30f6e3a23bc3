package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.gateway.StubFiles;
import dev.fluxcontract.conformance.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stubs}: the documented examples, or a recording, for a stand-alone WireMock. */
@Command(
    name = "stubs",
    description = {
      "Writes the documented examples as WireMock mapping files: each documented request answers as"
          + " its document says, word for word.",
      "With --from they are what a recording of verify --record holds; polls are scenarios.",
      "WireMock 3 serves them: java -jar wiremock-standalone.jar --root-dir DIR"
    })
final class StubsCommand extends ConsoleCommand {
  @Parameters(paramLabel = "DIR", description = "Folder to write to; it is created if missing.")
  private Path folder = Path.of(".");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "A recording, as verify --record writes it, instead of the examples.")
  private @Nullable Path from;

  @Override
  public Integer call() {
    Recording recording = from == null ? null : InputFile.read("--from", from, Recording::read);
    try {
      int written =
          recording == null
              ? new StubFiles(Contract.bundled()).write(folder).size()
              : StubFiles.write(recording, folder).size();
      console().out().println(written + " stubs in " + folder.toAbsolutePath().normalize());
      return ExitCode.FINE;
    } catch (IOException e) {
      throw CommandFailure.unusable(
          "DIR %s: cannot be written to (%s); choose a folder of your own"
              .formatted(folder, TextFile.why(e)));
    }
  }
}
