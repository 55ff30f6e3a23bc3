package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * A gateway that counts what is submitted, by seed, and drops, delays, fails and limits as it is
 * told to. It delivers outcomes until they are received, signed as fal signs them.
 */
final class FaultyGateway implements AutoCloseable {
  private static final Pattern SEED = Pattern.compile("\"seed\":(\\d+)");
  private static final Pattern WEBHOOK = Pattern.compile("fal_webhook=([^&]+)");

  /** Of a hundred submits, how many end so. */
  record Faults(int droppedBefore, int droppedAfter, int error, int limited, int slow) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    static final Faults MANY = new Faults(3, 3, 3, 3, 10);
  }

  private record GatewayJob(String seed, Instant over, String webhook) {}

  private final HttpServer server;
  private final KeyPair keys;
  private final byte[] image = image();
  private final Random random = new Random(7);
  private final Map<String, GatewayJob> jobs = new ConcurrentHashMap<>();
  private final ScheduledExecutorService deliveries = Executors.newScheduledThreadPool(4);
  private final HttpClient http = HttpClient.newHttpClient();

  private final AtomicInteger unanswered = new AtomicInteger();

  /** How often each seed arrived, whatever was answered. */
  final Map<String, Integer> submits = new ConcurrentHashMap<>();

  volatile Faults faults;
  volatile Duration runsFor = Duration.ofMillis(300);

  FaultyGateway(Faults faults) throws IOException, GeneralSecurityException {
    this.faults = faults;
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String keySetUrl() {
    return url() + "/jwks";
  }

  /** How many submits were dropped or answered with an error: nobody knows what became of them. */
  int unanswered() {
    return unanswered.get();
  }

  int jobs() {
    return jobs.size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      if (exchange.getRequestMethod().equals("POST")) {
        submit(exchange, body);
      } else if (path.equals("/jwks")) {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        send(
            exchange,
            200,
            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}]}");
      } else if (path.startsWith("/image")) {
        exchange.getResponseHeaders().set("Content-Type", "image/png");
        exchange.sendResponseHeaders(200, image.length);
        exchange.getResponseBody().write(image);
      } else {
        report(
            exchange, path.replaceFirst(".*/requests/([^/]+).*", "$1"), path.endsWith("/status"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void submit(HttpExchange exchange, String body) throws IOException, InterruptedException {
    Matcher found = SEED.matcher(body);
    String seed = found.find() ? found.group(1) : "none";
    submits.merge(seed, 1, Integer::sum);
    if (body.contains("refuse")) {
      send(exchange, 422, "{\"detail\":\"no such thing is drawn here\"}");
      return;
    }
    int chance = draw();
    if ((chance -= faults.droppedBefore()) < 0) {
      unanswered.incrementAndGet();
      return;
    } else if ((chance -= faults.limited()) < 0) {
      submits.merge(seed, -1, Integer::sum); // It may come again: it was certainly not taken.
      exchange.getResponseHeaders().set("Retry-After", "1");
      send(exchange, 429, "{\"detail\":\"too many\"}");
      return;
    } else if ((chance -= faults.error()) < 0) {
      unanswered.incrementAndGet();
      send(exchange, 502, "<html>bad gateway</html>");
      return;
    }
    String id = UUID.randomUUID().toString();
    Matcher webhook = WEBHOOK.matcher(String.valueOf(exchange.getRequestURI().getRawQuery()));
    String address = webhook.find() ? URLDecoder.decode(webhook.group(1), UTF_8) : null;
    jobs.put(id, new GatewayJob(seed, Instant.now().plus(runsFor), address));
    if (address != null) {
      deliveries.schedule(() -> deliver(id), runsFor.toMillis(), TimeUnit.MILLISECONDS);
    }
    if ((chance -= faults.droppedAfter()) < 0) {
      unanswered.incrementAndGet();
      return;
    } else if (chance - faults.slow() < 0) {
      Thread.sleep(500);
    }
    String base = url() + exchange.getRequestURI().getPath() + "/requests/" + id;
    send(
        exchange,
        200,
        """
        {"status":"IN_QUEUE","request_id":"%s","response_url":"%s","status_url":"%s/status",\
        "cancel_url":"%s/cancel","queue_position":0}\
        """
            .formatted(id, base, base, base));
  }

  private synchronized int draw() {
    return random.nextInt(100);
  }

  private void report(HttpExchange exchange, String id, boolean status) throws IOException {
    GatewayJob job = jobs.get(id);
    if (job == null) {
      send(exchange, 404, "{\"detail\":\"not found\"}");
    } else if (job.over.isAfter(Instant.now())) {
      send(
          exchange,
          status ? 202 : 400,
          "{\"status\":\"IN_PROGRESS\",\"request_id\":\"" + id + "\"}");
    } else {
      send(exchange, 200, status ? "{\"status\":\"COMPLETED\"}" : result(id, job));
    }
  }

  private String result(String id, GatewayJob job) {
    return """
    {"images":[{"url":"%s/image/%s.png","width":8,"height":8,"content_type":"image/png"}],"seed":%s}\
    """
        .formatted(url(), id, job.seed);
  }

  private void deliver(String id) {
    GatewayJob job = jobs.get(id);
    String body =
        "{\"request_id\":\"" + id + "\",\"status\":\"OK\",\"payload\":" + result(id, job) + "}";
    try {
      HttpRequest request = signed(URI.create(job.webhook), id, body);
      if (http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2) {
        return;
      }
    } catch (IOException | GeneralSecurityException e) {
      // It is sent again.
    } catch (InterruptedException e) {
      return;
    }
    deliveries.schedule(() -> deliver(id), 300, TimeUnit.MILLISECONDS);
  }

  HttpRequest signed(URI address, String id, String body) throws GeneralSecurityException {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(
        String.join("\n", id, "user-7", seconds, HexFormat.of().formatHex(digest)).getBytes(UTF_8));
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofSeconds(10))
        .header("X-Fal-Webhook-Request-Id", id)
        .header("X-Fal-Webhook-User-Id", "user-7")
        .header("X-Fal-Webhook-Timestamp", seconds)
        .header("X-Fal-Webhook-Signature", HexFormat.of().formatHex(signature.sign()))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", json.startsWith("<") ? "text/html" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static byte[] image() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    deliveries.shutdownNow();
  }
}
