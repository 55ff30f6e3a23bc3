package dev.fluxcontract.batch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.WebhookRejectedException;
import dev.fluxcontract.client.WebhookVerifier;
import dev.fluxcontract.client.model.WebhookDelivery;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives deliveries, and settles with them what nobody knew: for free, and only if signed. */
final class Webhooks {
  private static final int MOST_BYTES = 50_000_000;
  private static final Pattern OURS = Pattern.compile("\\bprompt=(\\d{1,18})\\.([1-9]\\d{0,8})\\b");

  private final Prompts prompts;
  private final WebhookVerifier verifier;

  Webhooks(Prompts prompts, WebhookVerifier verifier) {
    this.prompts = prompts;
    this.verifier = verifier;
  }

  /**
   * The address that a submit names: it comes back with the delivery, whatever became of the
   * answer.
   */
  static String address(String url, long id, int attempt) {
    return url + (url.contains("?") ? "&" : "?") + "prompt=" + id + "." + attempt;
  }

  static HttpServer serve(int port, Prompts prompts, Clock clock) throws IOException {
    WebhookVerifier.Builder verifier = WebhookVerifier.builder().clock(clock);
    Optional.ofNullable(System.getenv("FLUX_ACCOUNT")).ifPresent(verifier::userId);
    Optional.ofNullable(System.getenv("FLUX_WEBHOOK_KEYS")).ifPresent(verifier::keySetUrl);
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/", new Webhooks(prompts, verifier.build())::receive);
    server.setExecutor(Executors.newFixedThreadPool(4, Database::daemon));
    server.start();
    return server;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      Function<String, String> headers = exchange.getRequestHeaders()::getFirst;
      int status = body.length > MOST_BYTES ? 413 : answer(headers, query, body);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /** The status to answer a delivery with. */
  int answer(Function<String, String> headers, String query, byte[] body) {
    try {
      WebhookDelivery delivery = verifier.verify(headers, body);
      Matcher ours = OURS.matcher(query);
      if (ours.find()) {
        long id = Long.parseLong(ours.group(1));
        int attempt = Integer.parseInt(ours.group(2));
        prompts.submitted(id, attempt, delivery.requestId(), null, null);
      } else {
        settle(prompts, WebhookVerifier.result(delivery).seed(), delivery.requestId());
      }
      return 204;
    } catch (WebhookRejectedException e) {
      return 401;
    } catch (TransportException | SQLException e) {
      return 503; // It comes again.
    } catch (FluxException e) {
      return 204; // Genuine, but it says nothing about a prompt of ours.
    }
  }

  /** Finds the prompt by the seed that was sent with it, if exactly one has it. */
  static boolean settle(Prompts prompts, BigInteger seed, String requestId) throws SQLException {
    List<Prompt> found = seed == null ? List.of() : prompts.find("seed = ?", new BigDecimal(seed));
    return found.size() == 1
        && prompts.submitted(found.get(0).id(), found.get(0).attempt(), requestId, null, null);
  }
}
