package dev.fluxcontract.conformance.gateway.server;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.fluxcontract.conformance.contract.LosslessJson;

/** Answers a request that a recording does not have with 404, and says which request that was. */
final class NotRecordedReply implements ResponseDefinitionTransformerV2 {
  static final String NAME = "not-recorded";
  private static final int BODY_SHOWN = 500;

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    LoggedRequest request = event.getRequest();
    String body = request.getBodyAsString();
    String shown = body.substring(0, Math.min(BODY_SHOWN, body.length()));
    String detail =
        "Not recorded: "
            + request.getMethod()
            + " "
            + request.getUrl()
            + (shown.isEmpty() ? "" : " with the body " + shown);
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(404)
        .withHeader("Content-Type", "application/json")
        .withBody(LosslessJson.write(LosslessJson.object().put("detail", detail)))
        .build();
  }
}
