package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What the program said when it was run inside this JVM, without a terminal. */
record CliOutput(int exitCode, String out, String err) {
  static CliOutput by(String... arguments) {
    return by(Map.of(), arguments);
  }

  static CliOutput by(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandConsole console =
        new CommandConsole(new PrintWriter(out), new PrintWriter(err), environment, false);
    int exitCode = FluxConformance.run(console, arguments);
    return new CliOutput(exitCode, out.toString(), err.toString());
  }
}
