package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A first submit is slow mostly for the classes that have to be loaded for it. So it is noticed
 * where they become many more: with a library that is called at the start, or with what only some
 * callers need.
 */
@Timeout(60)
class FirstSubmitTest {
  private static final Pattern LOADED =
      Pattern.compile(
          ".*\\] ((?:dev\\.fluxcontract|okhttp3|okio|retrofit2|com\\.squareup|kotlin)\\.\\S+) .*");

  @Test
  void loadsFewClasses() throws IOException, InterruptedException {
    try (SocketGateway gateway =
        new SocketGateway(exchange -> exchange.json(200, ScriptedGateway.TICKET))) {
      Process program = launch(gateway.url());
      List<String> lines;
      try (BufferedReader out = program.inputReader(UTF_8)) {
        lines = out.lines().toList();
      }
      assertThat(program.waitFor()).isZero();
      assertThat(lines).contains(FirstSubmitProgram.BEGIN, FirstSubmitProgram.END + ": r1");
      List<String> loaded =
          lines.subList(lines.indexOf(FirstSubmitProgram.BEGIN), lines.size()).stream()
              .filter(line -> LOADED.matcher(line).matches())
              .toList();
      // 407 today. Some 80 of them make the request by the generated interface, so that its names
      // stand in the contract alone: that takes 0.08 s of CPU, once in a program. Some 17 bound
      // what is read from a socket beside bodies, and how long a write may block.
      assertThat(loaded).hasSizeBetween(200, 407);
      assertThat(lines)
          .as("TLS, for a gateway at http")
          .noneMatch(l -> l.contains("SSLContextImpl"));
    }
  }

  private static Process launch(String url) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load",
            "-cp",
            classPath,
            FirstSubmitProgram.class.getName(),
            url)
        .redirectErrorStream(true)
        .start();
  }
}
