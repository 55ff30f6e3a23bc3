package dev.fluxcontract.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command that starts another JVM of the same version. */
public final class JavaCommand {
  private JavaCommand() {}

  /** With the class path of this JVM. */
  public static ProcessBuilder whole(Class<?> main, String... arguments) {
    return with(BenchmarkSettings.wholeClassPath(), List.of(), main, arguments);
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
