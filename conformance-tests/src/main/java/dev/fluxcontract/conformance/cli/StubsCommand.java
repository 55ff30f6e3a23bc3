package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.VersionProvider;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.gateway.StubFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code stubs}: the documented examples for a stand-alone WireMock. */
@Command(
    name = "stubs",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = {
      "Writes the documented examples as WireMock mapping files: each documented request answers as"
          + " its document says, word for word.",
      "WireMock 3 serves them: java -jar wiremock-standalone.jar --root-dir DIR"
    })
final class StubsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder to write to; it is made where missing.")
  private Path folder = Path.of(".");

  private final CommandConsole console;

  StubsCommand(CommandConsole console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      int written = new StubFiles(Contract.bundled()).write(folder).size();
      console.out().println(written + " stubs in " + folder.toAbsolutePath().normalize());
      return ExitCode.FINE;
    } catch (IOException e) {
      throw CommandFailure.unusable(
          "DIR "
              + folder
              + ": cannot be written to ("
              + TextFile.why(e)
              + "); choose a folder of your own");
    }
  }
}
