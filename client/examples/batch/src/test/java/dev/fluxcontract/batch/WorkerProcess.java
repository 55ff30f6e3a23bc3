package dev.fluxcontract.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as it is run by hand. */
final class WorkerProcess {
  final Process process;
  private final Path said;

  WorkerProcess(FaultyGateway gateway, Path folder, String name, String... arguments)
      throws IOException {
    this(gateway, folder, name, Map.of(), arguments);
  }

  /** With these environment variables besides. */
  WorkerProcess(
      FaultyGateway gateway,
      Path folder,
      String name,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path")));
    command.add(Batch.class.getName());
    command.addAll(List.of(arguments));
    said = folder.resolve(name + ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
    builder.environment().put("FLUX_GATEWAY", gateway.url());
    builder.environment().put("FLUX_API_KEY", "key-that-no-table-holds");
    builder.environment().put("FLUX_ACCOUNT", "user-7");
    builder.environment().put("FLUX_WEBHOOK_KEYS", gateway.keySetUrl());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  int end() throws InterruptedException {
    if (!process.waitFor(20, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("it does not end: " + said());
    }
    return process.exitValue();
  }

  /** As {@code kill -9} does: nothing of the process runs after it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String said() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
