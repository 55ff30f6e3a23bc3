package dev.fluxcontract.conformance.recording;

import dev.fluxcontract.conformance.http.SecretRedaction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a recording leaves out: keys, the signed parts of URLs, and prompts if they are unwanted.
 *
 * @param secrets finds the keys
 * @param prompts finds the prompts
 */
record RecordRedaction(SecretRedaction secrets, PromptRemoval prompts) {
  String ofUrl(String url) {
    return SignedAddresses.removedFrom(secrets.of(url));
  }

  String ofRequest(String body) {
    return prompts.ofRequest(ofUrl(body));
  }

  String ofAnswer(String text) {
    return prompts.of(ofUrl(text));
  }

  /** Bytes that are not text are looked through as if each were a letter. */
  byte[] ofAnswer(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
      return ofAnswer(text).getBytes(StandardCharsets.UTF_8);
    }
    String letters = new String(body, StandardCharsets.ISO_8859_1);
    String shown = prompts.ofFile(SignedAddresses.removedFromFile(secrets.of(letters)));
    return shown.equals(letters) ? body : shown.getBytes(StandardCharsets.ISO_8859_1);
  }
}
