package dev.fluxcontract.conformance.gateway.server;

import java.io.IOException;
import java.util.regex.Pattern;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.server.HttpInput;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Refuses what WireMock would break on: a query that is encoded badly, and a body that is too long,
 * by its length if that is told, else as it is read.
 */
final class RequestGuard extends HandlerWrapper {
  private static final int MEBIBYTES = 32;
  private static final long BYTES = (long) MEBIBYTES << 20;
  private static final String TOO_LONG = "The body is longer than " + MEBIBYTES + " MiB";
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  @Override
  public void handle(
      String target, Request request, HttpServletRequest received, HttpServletResponse response)
      throws IOException, ServletException {
    String query = request.getQueryString();
    if (query != null && BAD_ESCAPE.matcher(query).find()) {
      throw new BadMessageException(
          400, "The query has a % that two hexadecimal digits must follow");
    }
    if (request.getContentLengthLong() > BYTES) {
      response.setHeader("Connection", "close");
      request.setHandled(true);
      response.sendError(413, TOO_LONG);
      return;
    }
    request.getHttpInput().addInterceptor(new Counter());
    super.handle(target, request, received, response);
  }

  private static final class Counter implements HttpInput.Interceptor {
    private long read;

    @Override
    public HttpInput.Content readFrom(HttpInput.Content content) {
      read += content.remaining();
      if (read > BYTES) {
        throw new BadMessageException(413, TOO_LONG);
      }
      return content;
    }
  }
}
