package dev.fluxcontract.conformance.http;

import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.HttpUrl;

/** A response that nobody sent, for tests of what responses mean. */
public final class GivenReply {
  private GivenReply() {}

  public static ProbeResponse of(int status, String body) {
    return of(status, new ReceivedHeaders(), body);
  }

  public static ProbeResponse of(int status, ReceivedHeaders headers, String body) {
    HttpUrl url = HttpUrl.get("http://a.test/");
    return new ProbeResponse(
        ProbeRequest.get(RequestPurpose.RESULT, url),
        new HttpExchanger.Answer(status, headers, body.getBytes(StandardCharsets.UTF_8), null),
        new Exchange("GET", url.toString(), Map.of(), null, status, Map.of(), body, 1, null),
        false,
        0);
  }
}
