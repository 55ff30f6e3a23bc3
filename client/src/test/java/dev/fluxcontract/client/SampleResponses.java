package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers for tests that need no server. */
public final class SampleResponses {
  private SampleResponses() {}

  public static GatewayResponse json(int status, String body, String... namesAndValues) {
    return answer(status, "application/json", body, namesAndValues);
  }

  public static GatewayResponse html(int status, String body) {
    return answer(status, "text/html", body);
  }

  public static GatewayResponse answer(
      int status, String type, String body, String... namesAndValues) {
    Response.Builder response =
        new Response.Builder()
            .request(new Request.Builder().url("https://relay.test/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("")
            .body(ResponseBody.create(body, MediaType.get(type)));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      response.header(namesAndValues[i], namesAndValues[i + 1]);
    }
    try (Response built = response.build()) {
      return GatewayResponse.read(built);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
