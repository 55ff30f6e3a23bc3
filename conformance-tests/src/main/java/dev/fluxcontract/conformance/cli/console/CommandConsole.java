package dev.fluxcontract.conformance.cli.console;

import dev.fluxcontract.conformance.report.BuildServerCommandEscaper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where the program speaks to: its output, its errors, and whether a person at a terminal listens.
 * Both writers flush after each whole line.
 *
 * @param out what was asked for
 * @param err what went wrong, and how far things are
 * @param environment the environment variables
 * @param terminal whether a person sees both
 */
public record CommandConsole(
    PrintWriter out, PrintWriter err, Map<String, String> environment, boolean terminal) {

  /** Whether output may move the cursor. */
  public boolean understandsEscapes() {
    return terminal && !"dumb".equals(environment.get("TERM"));
  }

  /** Colour is for terminals, and not for users who set NO_COLOR (see no-color.org). */
  public boolean coloured() {
    return understandsEscapes() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** This console, with nothing in its output that a build server takes for a command. */
  public CommandConsole withoutLogCommands() {
    return new CommandConsole(filtered(out), filtered(err), environment, terminal);
  }

  private static PrintWriter filtered(PrintWriter to) {
    return new PrintWriter(new BuildServerCommandEscaper(to), true);
  }

  /** The console of this process. */
  public static CommandConsole ofThisProcess() {
    Optional<java.io.Console> terminal = terminalOfThisProcess();
    Charset charset = terminal.map(java.io.Console::charset).orElse(StandardCharsets.UTF_8);
    return new CommandConsole(
        writer(FileDescriptor.out, charset),
        writer(FileDescriptor.err, charset),
        System.getenv(),
        terminal.isPresent());
  }

  private static PrintWriter writer(FileDescriptor to, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), charset), true);
  }

  /** From Java 22 on there is a console even in a pipe, and it has to be asked. */
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<java.io.Console> terminalOfThisProcess() {
    return Optional.ofNullable(System.console()).filter(CommandConsole::isTerminal);
  }

  private static boolean isTerminal(java.io.Console console) {
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
