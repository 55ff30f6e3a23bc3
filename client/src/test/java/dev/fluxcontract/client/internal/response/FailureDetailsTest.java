package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class FailureDetailsTest {
  private static final Headers HEADERS = Headers.of("X-Echo", "Bearer sk-secret");

  @Test
  void anIdIsCleanedLikeAllElseThatAGatewayWrote() {
    FailureDetails evidence =
        FailureDetails.of(
            Taken.YES, "job-" + ClientHarness.KEY, KeyRedaction.of(ClientHarness.KEY));
    assertThat(evidence.requestId()).isEqualTo("job-[key]");
  }

  @Test
  void hidesTheKeyInHeadersAndBody() {
    FailureDetails evidence =
        FailureDetails.of(
            Taken.YES, "r1", 401, HEADERS, "no such key: sk-secret", KeyRedaction.of("sk-secret"));
    assertThat(evidence.headers()).containsEntry("x-echo", List.of("Bearer [key]"));
    assertThat(evidence.body()).isEqualTo("no such key: [key]");
  }

  @Test
  void keepsTheBeginningOfALongBody() {
    FailureDetails evidence =
        FailureDetails.of(Taken.YES, null, 500, HEADERS, "x".repeat(20_000), KeyRedaction.NONE);
    assertThat(evidence.body()).hasSize(FailureDetails.BODY_LIMIT + 1).endsWith("x…");
  }

  @Test
  void travelsWithASerializedException() throws Exception {
    FailureDetails evidence =
        FailureDetails.of(Taken.UNKNOWN, "r1", 502, HEADERS, "bad", KeyRedaction.NONE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(ExceptionConstructors.get().badAnswer("no", evidence, null));
    }
    FluxException read;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      read = (FluxException) in.readObject();
    }
    assertThat(read.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(read.headers()).containsKey("x-echo");
  }
}
