package dev.fluxcontract.conformance.reading;

import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.regex.Pattern;

/** Whether a gateway says, in its answer to a submit, that it does not offer the model. */
public final class ModelRefusal {
  /** Enough for any error in JSON; a page of HTML says nothing of models further down. */
  private static final int READ = 2_000;

  private static final String MODEL = "\\b(?:model|application|endpoint)";

  private static final String STATE =
      "(?:found|offered|supported|available|allowed|enabled|configured|exist)";

  /** How gateways put it. Relays that share out channels say 503 where no channel has the model. */
  private static final Pattern SAYS =
      Pattern.compile(
          String.join(
              "|",
              MODEL + "[_ -]not[_ -]" + STATE,
              "\\b(?:unknown|unsupported|unavailable|invalid|no such) " + MODEL,
              "\\b(?:no|not have) access to (?:the |this )?" + MODEL,
              MODEL + "\\b[^,]{0,80}?(?:\\bnot|n't) (?:been |currently )?" + STATE,
              "\\bno (?:available )?channels?\\b",
              "无可用渠道",
              "无权.{0,30}?模型|模型.{0,60}?(?:无权|不存在|不支持|未找到|找不到|未开通|未启用|不可用|已下线)",
              "不支持.{0,30}?模型"),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Where a parameter is refused, the model is there. */
  private static final Pattern OF_A_PARAMETER =
      Pattern.compile("\\b(?:parameter|field|argument)s?\\b|参数|字段", Pattern.CASE_INSENSITIVE);

  private ModelRefusal() {}

  /**
   * Whether it says so. A 404 or a 410 does by itself: a submit names nothing but its model. Any
   * other error does in words; a 401 is about the key, and a 429 about the moment.
   */
  public static boolean is(ProbeResponse reply) {
    if (reply.hasStatus(404, 410)) {
      return true;
    }
    String text = reply.isJson() ? reply.json().toString() : reply.text();
    String start = text.substring(0, Math.min(READ, text.length()));
    return reply.status() >= 400
        && !reply.hasStatus(401, 429)
        && SAYS.matcher(start).find()
        && !OF_A_PARAMETER.matcher(start).find();
  }
}
