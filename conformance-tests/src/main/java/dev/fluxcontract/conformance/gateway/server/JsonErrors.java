package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wiremock.jakarta.servlet.RequestDispatcher;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Answers what the server refuses with JSON, where Jetty has a web page. */
final class JsonErrors extends ErrorHandler {
  @Override
  public void handle(
      String target, Request request, HttpServletRequest received, HttpServletResponse response)
      throws IOException {
    request.setHandled(true);
    response.setContentType("application/json");
    response.getOutputStream().write(body(response.getStatus(), message(received)));
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    return ByteBuffer.wrap(body(status, reason));
  }

  private static String message(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_MESSAGE));
  }

  private static byte[] body(int status, String reason) {
    String message = reason.equals("null") ? HttpStatus.getMessage(status) : reason;
    return LosslessJson.write(ErrorShape.DETAIL.reply(status, message, "bad_request").object())
        .getBytes(StandardCharsets.UTF_8);
  }
}
