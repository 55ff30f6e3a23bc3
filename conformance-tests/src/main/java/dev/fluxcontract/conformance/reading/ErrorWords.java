package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The state and the error that a body tells, text by text. Other fields may repeat the request, or
 * name addresses.
 */
public final class ErrorWords {
  private static final List<String> FIELDS =
      List.of("status", "detail", "error", "error_type", "message", "msg", "type", "code");

  private static final Pattern URL = Pattern.compile("https?://\\S*");

  /** Of a job, not of a call within the gateway, which programs word in their own ways. */
  public static final Pattern CANCELLED =
      Pattern.compile(
          "(?i)(?<!context |http: request |operation was |a task was |code = )cancel+ed(?!error)"
              + "|(?:abort|stopp|terminat)ed by (?:the )?(?:user|customer|caller)|已取消|被取消");

  private ErrorWords() {}

  /** Whether one of the texts says so, without URLs. A body that is not JSON is one text. */
  public static boolean say(Pattern what, ProbeResponse reply) {
    List<String> words = new ArrayList<>();
    collect(reply.isJson() ? reply.json() : TextNode.valueOf(reply.text()), words);
    return words.stream().anyMatch(text -> what.matcher(text).find());
  }

  private static void collect(JsonNode value, List<String> words) {
    if (value.isTextual()) {
      words.add(URL.matcher(value.asText()).replaceAll(""));
    } else if (value.isArray()) {
      value.forEach(one -> collect(one, words));
    } else if (value.isObject()) {
      FIELDS.forEach(field -> collect(value.path(field), words));
    }
  }
}
