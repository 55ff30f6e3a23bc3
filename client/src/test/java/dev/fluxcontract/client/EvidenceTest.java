package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final Headers HEADERS = Headers.of("X-Echo", "Bearer sk-secret");

  @Test
  void anIdIsCleanedLikeAllElseThatAGatewayWrote() {
    Evidence evidence = Evidence.of(Taken.YES, "job-" + Scene.KEY, Redaction.of(Scene.KEY));
    assertThat(evidence.requestId).isEqualTo("job-[key]");
  }

  @Test
  void hidesTheKeyInHeadersAndBody() {
    Evidence evidence =
        Evidence.of(
            Taken.YES, "r1", 401, HEADERS, "no such key: sk-secret", Redaction.of("sk-secret"));
    assertThat(evidence.headers()).containsEntry("x-echo", List.of("Bearer [key]"));
    assertThat(evidence.body).isEqualTo("no such key: [key]");
  }

  @Test
  void keepsTheBeginningOfALongBody() {
    Evidence evidence =
        Evidence.of(Taken.YES, null, 500, HEADERS, "x".repeat(20_000), Redaction.NONE);
    assertThat(evidence.body).hasSize(Evidence.BODY_LIMIT + 1).endsWith("x…");
  }

  @Test
  void travelsWithASerializedException() throws Exception {
    Evidence evidence = Evidence.of(Taken.UNKNOWN, "r1", 502, HEADERS, "bad", Redaction.NONE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new BadAnswerException("no", evidence, null));
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
