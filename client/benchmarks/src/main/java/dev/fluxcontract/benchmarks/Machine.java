package dev.fluxcontract.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where figures were taken, without which they mean little. */
record Machine(String java, String system, String cpu, int processors) {
  static Machine current() {
    return new Machine(
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        cpuModel(),
        Runtime.getRuntime().availableProcessors());
  }

  @Override
  public String toString() {
    return processors + " cores of " + cpu + ", " + system + ", " + java;
  }

  /** As Linux names it; the JDK knows no more than the architecture. */
  private static String cpuModel() {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
      return lines.stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("an unknown model");
    } catch (IOException e) {
      return "an unknown model";
    }
  }
}
