package dev.fluxcontract.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.SecretRedaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordRedactionTest {
  private final RecordRedaction redaction =
      new RecordRedaction(
          new SecretRedaction("flux-test-key", null, List.of()),
          new PromptRemoval(RecordedPrompts.KEPT));

  @Test
  void aPictureStaysAsItIs() {
    byte[] picture = "\u0089PNG\u0003?st=\u00e7\u0007".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(redaction.ofAnswer(picture)).isEqualTo(picture);
  }

  @Test
  void aKeyAndASignatureInAPictureAreRemoved() {
    String file = "\u0089PNG\u0003 flux-test-key https://s3.example/a?sig=SECRETS";
    byte[] picture = file.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new String(redaction.ofAnswer(picture), StandardCharsets.ISO_8859_1))
        .contains("https://s3.example/a?sig=")
        .doesNotContain("flux-test-key", "SECRET");
  }
}
