package dev.fluxcontract.conformance.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Response;

/** Replays each documented request through the generated client, one named case each. */
class DocumentedRequestsTest {
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
  @MethodSource("dev.fluxcontract.conformance.replay.DocumentedRequest#all")
  void theRequestIsSentAsPrintedAndItsTicketIsReadWhole(DocumentedRequest documented)
      throws Exception {
    StubServer server = requireNonNull(stubs);
    String schema = requireNonNull(documented.operation().requestSchema().name());
    Object request = GeneratedCalls.read(schema, documented.example().value());

    Response<?> response =
        new GeneratedCalls(server.url(), "").call(documented.operation(), request).execute();

    assertThat(server.lastBody()).isEqualTo(documented.example().value());
    assertThat(GeneratedCalls.written(requireNonNull(response.body())))
        .isEqualTo(documented.ticket());
  }
}
