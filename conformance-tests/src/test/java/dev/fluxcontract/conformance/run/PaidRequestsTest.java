package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each POST costs money: what is counted here is what arrives at a socket. */
class PaidRequestsTest {
  private static final int BUDGET = 60;

  @ParameterizedTest
  @MethodSource("answers")
  void everyPostThatArrivesIsCountedInTheBudget(String answer) throws IOException {
    try (RawServer server =
        new RawServer(
            request ->
                request.startsWith("POST")
                    ? answer
                    : RawServer.json(404, "{\"detail\":\"There is no such job\"}"))) {
      RunResult run =
          Suite.run(
              SuiteConfig.builder(server.url(), "a-key-of-mine")
                  .only(List.of("SUBMIT", "REFUSE-01", "AUTH-01", "SYNC"))
                  .budget(BUDGET)
                  .deadline(Duration.ofSeconds(20))
                  .time(new PerThreadClock())
                  .build());
      assertThat(images(server)).isPositive().isEqualTo(run.imagesAsked());
      assertThat(run.imagesAsked()).isLessThanOrEqualTo(BUDGET);
    }
  }

  static Stream<String> answers() {
    Stream<String> plain =
        IntStream.of(200, 301, 302, 303, 307, 308, 400, 401, 407, 408, 421, 429, 500, 502, 503, 504)
            .mapToObj(status -> answer(status, "Location: /fal-ai/flux-1/dev"));
    Stream<String> withHeaders =
        Stream.of(
            answer(408, "Retry-After: 0"),
            answer(429, "Retry-After: 0"),
            answer(503, "Retry-After: 0"),
            answer(503, "Retry-After: 1"),
            answer(503, "Retry-After: 99999999999"),
            answer(307, "Location: http://localhost/elsewhere"));
    Stream<String> broken =
        Stream.of(
            "",
            "HTTP/1.1",
            "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"request_id\":",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    return Stream.of(plain, withHeaders, broken).flatMap(all -> all);
  }

  private static String answer(int status, String header) {
    String whole = RawServer.json(status, "{\"detail\":\"No\"}");
    return whole.replaceFirst("\r\n", "\r\n" + header + "\r\n");
  }

  /** How many images the requests that arrived could be read to ask for. */
  private static int images(RawServer server) {
    Map<String, Integer> worst = new HashMap<>();
    for (Case one : Cases.of(Contract.bundled()).all()) {
      worst.put(one.operation().path() + " " + one.body(), one.worstCaseImages());
    }
    int images = 0;
    for (String request : server.requests()) {
      if (request.startsWith("POST ")) {
        String path = request.split("[ ?]", 3)[1];
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        images += worst.getOrDefault(path + " " + body, 1_000_000);
      }
    }
    return images;
  }
}
