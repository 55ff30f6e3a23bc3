package dev.fluxcontract.conformance.gateway.server;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.server.HttpConnection;

/**
 * Where WireMock hands over: its request becomes a {@link RequestContext}, and the reply its
 * response.
 */
public final class WireMockAdapter implements ResponseDefinitionTransformerV2 {
  static final String NAME = "flux-queue";
  private static final int CHUNKS = 64;
  private static final String INTERIM = "HTTP/1.1 102 Processing\r\n\r\n";

  private final Supplier<RequestDispatcher> maker;
  private final RequestLog log;
  private final DelayGate patience;
  private final String prefix;
  private @Nullable RequestDispatcher made;

  public WireMockAdapter(
      Supplier<RequestDispatcher> maker, RequestLog log, DelayGate patience, String prefix) {
    this.maker = maker;
    this.log = log;
    this.patience = patience;
    this.prefix = prefix;
  }

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
    GatewayReply reply;
    try {
      reply = reply(request);
    } catch (RuntimeException e) {
      // WireMock would answer with the stack trace.
      reply =
          ErrorShape.DETAIL.reply(500, "The gateway failed: " + e.getMessage(), "internal_error");
    }
    boolean open = patience.hold(event.getId(), reply.delay);
    sendInterim(reply.interim);
    return response(open ? reply : GatewayReply.empty(503));
  }

  private GatewayReply reply(LoggedRequest request) {
    RequestDispatcher desk = desk();
    RequestContext context = context(request);
    if (context.path.startsWith("/")) {
      desk.route(context);
    }
    log.add(context, request.getUrl());
    return desk.answer(context);
  }

  /** Made when a request comes, so that the contract can be read while the server starts. */
  private synchronized RequestDispatcher desk() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  private RequestContext context(LoggedRequest request) {
    String url = request.getUrl();
    int mark = url.indexOf('?');
    String path = mark < 0 ? url : url.substring(0, mark);
    Map<String, String> query = new HashMap<>();
    request.getQueryParams().forEach((name, value) -> query.put(name, value.firstValue()));
    Map<String, String> headers = new HashMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue());
    }
    String method = request.getMethod().getName();
    String own = "http://" + headers.getOrDefault("host", "localhost") + prefix;
    return new RequestContext(method, inside(path), query, headers, request.getBody(), own);
  }

  /** The path behind the prefix; one that is not behind it is none of ours. */
  private String inside(String path) {
    return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : "";
  }

  /** Neither WireMock nor the server below it offers this, so it goes out beside them. */
  private static void sendInterim(int answers) {
    HttpConnection connection = HttpConnection.getCurrentConnection();
    if (answers > 0 && connection != null) {
      byte[] bytes = INTERIM.repeat(answers).getBytes(StandardCharsets.US_ASCII);
      try {
        connection.getEndPoint().flush(ByteBuffer.wrap(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ResponseDefinition response(GatewayReply reply) {
    ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder().withStatus(reply.status);
    reply.headers.forEach(builder::withHeader);
    if (reply.breakage != null) {
      builder.withFault(reply.breakage.fault);
    }
    if (!reply.dribble.isZero()) {
      builder.withChunkedDribbleDelay(CHUNKS, (int) reply.dribble.toMillis());
    }
    return builder.withBody(reply.wireBody()).build();
  }
}
