package dev.fluxcontract.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts leave a recording, and come back in a replay. */
class PromptRemovalTest {
  private static final String PROMPT = "Our \"new\" café\nlogo: a fox";

  private final PromptRemoval prompts = new PromptRemoval(RecordedPrompts.REMOVED);

  private static String body(String prompt) {
    return LosslessJson.object().put("prompt", prompt).put("seed", 7).toString();
  }

  private static Answer answer(String body) {
    return new Answer(200, new ReceivedHeaders(), body.getBytes(StandardCharsets.UTF_8), null);
  }

  @Test
  void theBodyOfARequestHasAMarkThatDependsOnItsPromptAlone() throws Exception {
    String first = prompts.ofRequest(body(PROMPT));
    JsonNode read = LosslessJson.read(first);
    assertThat(read.path("prompt").asText()).matches("prompt-[0-9a-f]{16}");
    assertThat(read.path("seed").asInt()).isEqualTo(7);
    PromptRemoval later = new PromptRemoval(RecordedPrompts.REMOVED);
    assertThat(later.ofRequest(body("another prompt"))).isNotEqualTo(first);
    assertThat(later.ofRequest(body(PROMPT))).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt\":\"a secret fox",
        "{\"prompt\": \"a secret fox\\",
        "{\"prompt\"\n:\t\"a secret fox\",\"prompt\":\"a secret fox\"",
      })
  void aBodyThatWasCutOnPurposeHasNoneEither(String body) {
    assertThat(prompts.ofRequest(body)).startsWith("{\"prompt\"").doesNotContain("secret");
  }

  @Test
  void anAnswerRepeatsItInNoEncoding() {
    prompts.ofRequest(body(PROMPT));
    byte[] bytes = PROMPT.getBytes(StandardCharsets.UTF_8);
    for (String form :
        List.of(
            PROMPT,
            body(PROMPT),
            LosslessJson.object().put("input", body(PROMPT)).toString(),
            body(PROMPT).replace("é", "\\u00e9"),
            URLEncoder.encode(PROMPT, StandardCharsets.UTF_8),
            Base64.getEncoder().encodeToString(bytes))) {
      assertThat(prompts.of("{\"message\":" + form + "}"))
          .contains("prompt-")
          .doesNotContain(form)
          .doesNotContain("logo");
    }
  }

  @Test
  void anAnswerThatChangesItShowsThatAndNothingElse() {
    prompts.ofRequest(body(PROMPT));
    String changed = prompts.of(body("OUR NEW LOGO"));
    assertThat(changed).doesNotContainIgnoringCase("logo");
    assertThat(prompts.restored(answer(changed)).body())
        .asString()
        .isEqualTo(changed)
        .isNotEqualTo(prompts.ofRequest(body(PROMPT)));
  }

  @Test
  void aReplayGetsTheAnswerAsItWas() {
    prompts.ofRequest(body(PROMPT));
    String answer =
        LosslessJson.object().put("prompt", PROMPT).put("message", "no: " + PROMPT) + "";
    String kept = prompts.of(answer);
    assertThat(kept).doesNotContain("logo");
    PromptRemoval replay = new PromptRemoval(RecordedPrompts.REMOVED);
    replay.ofRequest(body(PROMPT));
    assertThat(replay.restored(answer(kept)).body()).asString().isEqualTo(answer);
  }

  @Test
  void aPromptInAnImageIsOverwrittenAtItsPlace() {
    prompts.ofRequest(body(PROMPT));
    String utf8 = new String(PROMPT.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    String file = "\u0089PNG\u0000tEXt" + utf8 + "\u00ffIDAT";
    assertThat(prompts.ofFile(file))
        .isEqualTo("\u0089PNG\u0000tEXt" + "x".repeat(utf8.length()) + "\u00ffIDAT");
  }

  @Test
  void aLongOneIsRemovedAndRestoredInParts() {
    String longPrompt = "a fox, ".repeat(5_000);
    prompts.ofRequest(body(longPrompt));
    String kept = prompts.of("too long: " + longPrompt);
    assertThat(kept).doesNotContain("fox").hasSizeLessThan(2_000);
    assertThat(prompts.restored(answer(kept)).body())
        .asString()
        .isEqualTo("too long: " + longPrompt);
  }

  @Test
  void aShortOneLeavesOtherWordsAlone() {
    assertThat(prompts.ofRequest(body("cat"))).doesNotContain("cat");
    assertThat(prompts.of("{\"prompt\":\"cat\",\"message\":\"no such category\"}"))
        .doesNotContain("\"cat\"")
        .contains("no such category");
  }

  @Test
  void aMillionEscapesAreNoTrouble() {
    String many = "{\"prompt\":\"" + "\\n".repeat(1_000_000);
    assertThatNoException().isThrownBy(() -> prompts.of(many));
    assertThat(prompts.ofRequest(many)).hasSizeLessThan(100);
  }

  @Test
  void whereTheyAreKeptNothingChanges() {
    PromptRemoval kept = new PromptRemoval(RecordedPrompts.KEPT);
    assertThat(kept.ofRequest(body(PROMPT))).isEqualTo(body(PROMPT));
    assertThat(kept.of(body(PROMPT))).isEqualTo(body(PROMPT));
  }
}
