import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.WebhookRejectedException;
import dev.fluxcontract.client.WebhookVerifier;
import dev.fluxcontract.client.model.WebhookDelivery;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Receives the outcome of jobs that were submitted with {@code SubmitOptions.none().webhook(url)},
 * and believes only what the sender signed.
 */
class WebhookReceiver {
  private static final int MOST_BYTES = 50_000_000;

  private final WebhookVerifier verifier;

  /**
   * Deliveries may come twice. An application keeps the ids where its restart does not lose them.
   */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private WebhookReceiver(WebhookVerifier verifier) {
    this.verifier = verifier;
  }

  public static void main(String[] args) throws IOException {
    WebhookVerifier.Builder verifier = WebhookVerifier.builder();
    String account = System.getenv("FLUX_ACCOUNT");
    if (account != null) {
      verifier.userId(account);
    } else {
      System.err.println("FLUX_ACCOUNT is not set: every customer of the sender's is believed");
    }
    String keys = System.getenv("FLUX_WEBHOOK_KEYS");
    if (keys != null) {
      verifier.keySetUrl(keys);
    }
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext("/flux", new WebhookReceiver(verifier.build())::receive);
    server.start();
    System.out.println("listening on port " + server.getAddress().getPort() + ", path /flux");
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      int answer = body.length > MOST_BYTES ? 413 : answer(exchange, body);
      exchange.sendResponseHeaders(answer, -1);
    }
  }

  private int answer(HttpExchange exchange, byte[] body) {
    try {
      WebhookDelivery delivery = verifier.verify(exchange.getRequestHeaders()::getFirst, body);
      if (seen.add(delivery.requestId())) {
        System.out.println(delivery.requestId() + ": " + outcome(delivery));
      }
      return 204;
    } catch (WebhookRejectedException e) {
      System.out.println("not genuine: " + e.rule());
      return 401;
    } catch (TransportException e) {
      System.out.println("no keys to check it by, so it must come again: " + e.getMessage());
      return 503;
    } catch (FluxException e) {
      System.out.println("genuine, but not to be read: " + e.getMessage());
      return 400;
    }
  }

  private static String outcome(WebhookDelivery delivery) {
    try {
      return WebhookVerifier.result(delivery).images().get(0).url();
    } catch (FluxException e) {
      return e.getMessage();
    }
  }
}
