package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.response.ResponseSizeLimit;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
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
    Response.Builder response = response(new Request.Builder(), status, type, body);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      response.header(namesAndValues[i], namesAndValues[i + 1]);
    }
    return read(response, KeyRedaction.NONE, () -> false);
  }

  /** What comes if the result is asked for. */
  public static GatewayResponse result(int status, String type, String body) {
    Request.Builder request =
        new Request.Builder().tag(ResponseSizeLimit.class, ResponseSizeLimit.RESULT);
    return read(response(request, status, type, body), KeyRedaction.NONE, () -> false);
  }

  public static GatewayResponse read(
      int status, String type, String body, BooleanSupplier stopped) {
    return read(response(new Request.Builder(), status, type, body), KeyRedaction.NONE, stopped);
  }

  public static GatewayResponse read(int status, String type, String body, KeyRedaction redaction) {
    return read(response(new Request.Builder(), status, type, body), redaction, () -> false);
  }

  private static Response.Builder response(
      Request.Builder request, int status, String type, String body) {
    return new Response.Builder()
        .request(request.url("https://relay.test/").build())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body, MediaType.get(type)));
  }

  private static GatewayResponse read(
      Response.Builder response, KeyRedaction redaction, BooleanSupplier stopped) {
    try (Response built = response.build()) {
      return GatewayResponse.read(built, redaction, stopped);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
