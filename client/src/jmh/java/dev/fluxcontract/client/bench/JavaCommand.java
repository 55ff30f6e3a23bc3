package dev.fluxcontract.client.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How another JVM, the same as this one, is started. */
public final class JavaCommand {
  private JavaCommand() {}

  /** With all that is on this JVM's class path. */
  public static ProcessBuilder whole(Class<?> main, String... arguments) {
    return with(Settings.wholeClassPath(), List.of(), main, arguments);
  }

  public static ProcessBuilder with(
      List<Path> classPath, List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-classpath");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
