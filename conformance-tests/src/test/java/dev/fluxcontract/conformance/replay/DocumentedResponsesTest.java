package dev.fluxcontract.conformance.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays each documented response to the generated client, one named case each. */
class DocumentedResponsesTest {
  private static @Nullable StubServer stubs;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stubs = new StubServer(folder);
  }

  @AfterAll
  static void stop() {
    requireNonNull(stubs).close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.fluxcontract.conformance.replay.DocumentedResponse#all")
  void theResponseIsReadWhole(DocumentedResponse documented) throws Exception {
    GeneratedCalls calls = new GeneratedCalls(requireNonNull(stubs).url(), documented.prefer());

    // Errors too are read by their schema, which Retrofit leaves to its callers.
    try (okhttp3.Response response =
        calls.send(documented.operation(), anyRequest(documented.operation()))) {
      assertThat(response.code()).isEqualTo(documented.status());
      String schema = requireNonNull(requireNonNull(documented.response().schema()).name());
      String body = requireNonNull(response.body()).string();
      Object model = GeneratedCalls.read(schema, LosslessJson.read(body));
      assertThat(GeneratedCalls.written(model)).isEqualTo(documented.example().value());
    }
  }

  private static @Nullable Object anyRequest(Operation operation) throws Exception {
    if (!operation.submits()) {
      return null;
    }
    String body =
        Cases.of(Contract.bundled()).all().stream()
            .filter(each -> each.kind().makesJob() && each.operation().id().equals(operation.id()))
            .findFirst()
            .orElseThrow()
            .body();
    return GeneratedCalls.read(
        requireNonNull(operation.requestSchema().name()), LosslessJson.read(body));
  }
}
