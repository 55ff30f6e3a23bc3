package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that nobody closes does not keep its program alive. */
@Tag("slow")
@Timeout(60)
class EndOfMainTest {
  private static final String TICKET =
      "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\",\"response_url\":null,\"queue_position\":0}";
  private static final String IMAGES = "{\"images\":[{\"url\":\"https://files.example/1.png\"}]}";

  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @ParameterizedTest
  @CsvSource({"submitting, false, false", "waiting, true, false", "done, true, true"})
  void theProgramEndsSoonAfterItsMain(String moment, boolean submits, boolean finishes)
      throws IOException, InterruptedException {
    gateway.createContext(
        "/",
        exchange -> {
          boolean submit = exchange.getRequestMethod().equals("POST");
          if (submit ? submits : finishes) {
            answer(exchange, submit ? TICKET : IMAGES);
          }
        });
    Process program = launch(moment);
    try (BufferedReader out = program.inputReader(UTF_8)) {
      assertThat(out.readLine())
          .isEqualTo(EndOfMainProgram.LAST_WORD + (finishes ? ", all done" : ", a call under way"));
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).as("the program has ended").isTrue();
      assertThat(program.exitValue()).isZero();
    } finally {
      program.destroyForcibly();
    }
  }

  private Process launch(String moment) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String url = "http://127.0.0.1:" + gateway.getAddress().getPort();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            EndOfMainProgram.class.getName(),
            moment,
            url)
        .redirectErrorStream(true)
        .start();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, json.length());
    exchange.getResponseBody().write(json.getBytes(UTF_8));
    exchange.close();
  }
}
