package dev.fluxcontract.conformance.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * Replaces the prompts of a run by marks in its recording, and the marks by the prompts in a
 * replay. A mark is a part of the prompt's SHA-256. So a replay knows the mark of each prompt that
 * it sends, and finds the same request and the same answers.
 */
final class PromptRemoval {
  /** A shorter text may stand in an answer by chance. */
  private static final int SHORTEST = KeyRedaction.SHORTEST_SECRET;

  /** What {@link KeyRedaction} finds in any encoding: ASCII, and not too long for its memory. */
  private static final Pattern ANY_ENCODING = Pattern.compile("[ -~]{" + SHORTEST + ",1000}");

  private static final int DIGITS = 16;
  private static final Pattern MARK = Pattern.compile("prompt-[0-9a-f]{" + DIGITS + "}");

  /** The field as JSON has it, in a body that may be cut. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(\""
              + RequestIntent.PROMPT
              + "\"\\s*+:\\s*+\")([^\"\\\\]*+(?:\\\\[\\s\\S][^\"\\\\]*+)*+)");

  private final RecordedPrompts prompts;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** The longest first, since one prompt may begin another. */
  private final Map<String, String> forms =
      new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(text -> text));

  private final Map<String, String> parts = new LinkedHashMap<>();
  private KeyRedaction redaction = KeyRedaction.NONE;

  PromptRemoval(RecordedPrompts prompts) {
    this.prompts = prompts;
  }

  private boolean isOff() {
    return prompts == RecordedPrompts.KEPT;
  }

  /**
   * The body of a request without its prompt, which is remembered. What other requests had makes no
   * difference, so that a replay, which sends them in another order, makes the same of it.
   */
  synchronized String ofRequest(String body) {
    if (isOff()) {
      return body;
    }
    return FIELD.matcher(body).replaceAll(found -> found.group(1) + remembered(text(found)));
  }

  /** The mark of a prompt. */
  private String remembered(String prompt) {
    String mark = mark(prompt);
    if (texts.putIfAbsent(mark, prompt) != null) {
      return mark;
    }
    if (prompt.getBytes(StandardCharsets.UTF_8).length >= SHORTEST) {
      String json = literal(prompt);
      for (String form : List.of(prompt, json, ascii(json), literal(json))) {
        forms.put(form, mark);
      }
    }
    ANY_ENCODING
        .matcher(prompt)
        .results()
        .map(MatchResult::group)
        .forEach(
            part -> {
              texts.put(mark(part), part);
              parts.put(part, mark(part));
            });
    redaction = KeyRedaction.of(parts);
    return mark;
  }

  /** An answer, or a part of it, without the prompts that were sent. */
  synchronized String of(String text) {
    if (isOff()) {
      return text;
    }
    String clean = FIELD.matcher(text).replaceAll(found -> found.group(1) + mark(text(found)));
    for (Map.Entry<String, String> form : forms.entrySet()) {
      clean = clean.replace(form.getKey(), form.getValue());
    }
    return redaction.apply(clean);
  }

  /** The bytes of a file, one for each letter, where the prompts are overwritten. */
  synchronized String ofFile(String letters) {
    String clean = letters;
    for (String prompt : forms.keySet()) {
      byte[] bytes = prompt.getBytes(StandardCharsets.UTF_8);
      clean =
          clean.replace(new String(bytes, StandardCharsets.ISO_8859_1), "x".repeat(bytes.length));
    }
    return clean;
  }

  /** An answer with the prompts in place of their marks, as far as they were sent. */
  Answer restored(Answer answer) {
    if (isOff()) {
      return answer;
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    String whole = restored(text);
    return whole.equals(text)
        ? answer
        : new Answer(
            answer.status(),
            answer.headers(),
            whole.getBytes(StandardCharsets.UTF_8),
            answer.trouble());
  }

  private synchronized String restored(String text) {
    return MARK.matcher(text)
        .replaceAll(
            found -> {
              String prompt = texts.get(found.group());
              return Matcher.quoteReplacement(prompt == null ? found.group() : literal(prompt));
            });
  }

  /** The body of a recorded request, for a WireMock that takes any prompt for a mark. */
  static String forAnyPrompt(String body) {
    return MARK.matcher(body).replaceAll(Matcher.quoteReplacement("${json-unit.any-string}"));
  }

  private static String mark(String prompt) {
    return "prompt-" + ByteString.encodeUtf8(prompt).sha256().hex().substring(0, DIGITS);
  }

  private static String text(MatchResult field) {
    try {
      return LosslessJson.read('"' + field.group(2) + '"').asText();
    } catch (JsonProcessingException e) {
      // It was cut within an escape, or has characters that JSON does not allow.
      return field.group(2);
    }
  }

  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder();
    json.chars()
        .forEach(c -> escaped.append(c < 128 ? (char) c + "" : String.format("\\u%04x", c)));
    return escaped.toString();
  }

  /** The text as it stands between the quotes of a JSON string. */
  private static String literal(String text) {
    String quoted = LosslessJson.write(LosslessJson.object().textNode(text));
    return quoted.substring(1, quoted.length() - 1);
  }
}
