package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

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

  /** Texts of an error field that mean that nothing is wrong. */
  private static final Pattern NO_ERROR =
      Pattern.compile(
          "(?i)|none|null|nil|n/?a|undefined|false|0|20[0-2]|-+|no[ _]errors?"
              + "|(?:(?:the )?(?:request|job|task) )?(?:(?:was|has been|is) )?"
              + "(?:ok(?:ay)?|success(?:ful(?:ly)?)?|succeeded|completed?|finished|done|ready)"
              + "(?: successfully)?");

  private ErrorWords() {}

  /** Whether the value of a field that names errors names one. */
  public static boolean in(JsonNode value) {
    if (value.isContainerNode()) {
      return StreamSupport.stream(value.spliterator(), false).anyMatch(ErrorWords::in);
    }
    return !NO_ERROR.matcher(value.asText("").strip().replaceFirst("[.!]+$", "")).matches();
  }

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
