package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One long talk with a gateway that touches on everything it does. Two gateways that behave alike
 * give the same lines, word for word: ids, seeds and times are drawn from the same numbers.
 */
final class GatewayConversation implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private static final String IMAGE =
      "\"prompt\":\"p\",\"image_url\":\"https://example.com/a.png\"";

  private final FluxGateway gateway;
  private final List<String> lines = new ArrayList<>();
  private final List<String> expected;
  private final Duration patience;

  /** Holds the whole talk, or, where lines are expected, up to the first that is another one. */
  GatewayConversation(GatewayBuilder settings, List<String> expected, Duration patience) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    this.gateway = settings.seed(1).clock(clock).start();
    this.expected = expected;
    this.patience = patience;
  }

  /** Thrown to end a talk that has shown a difference. */
  private static final class Differs extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  List<String> hold() {
    try {
      lives();
      values();
      strangers();
    } catch (Differs e) {
      return lines;
    }
    return lines;
  }

  private void lives() {
    String first =
        submit(
            GatewayHarness.DEV,
            "{\"prompt\":\"p\",\"num_images\":2,\"seed\":17454220438242315174}");
    String second =
        submit("/fal-ai/flux-1/dev/image-to-image", "{" + IMAGE + ",\"output_format\":\"png\"}");
    String sized =
        submit(
            GatewayHarness.DEV,
            "{\"prompt\":\"caf\u00e9 \u732b"
                + " by the sea".repeat(40)
                + "\",\"image_size\":\"portrait_16_9\",\"output_format\":\"png\",\"guidance_scale\":9}");
    String reseeded = submit(GatewayHarness.DEV, "{\"prompt\":\"p\",\"seed\":5}");
    String third = submit(GatewayHarness.EDIT, "{" + IMAGE + ",\"sync_mode\":true}");
    String fourth = submit(GatewayHarness.EDIT, "{" + IMAGE + "}");
    String odd = submit(GatewayHarness.EDIT, "{" + IMAGE + ",\"any_field\":1}");
    String optional = submit(GatewayHarness.EDIT, "{" + IMAGE + ",\"enhance_prompt\":true}");
    for (String id : List.of(first, second, sized, reseeded, third, odd, optional)) {
      live(id);
    }
    cancel(fourth);
    cancel(fourth);
    cancel(first);
    job("GET", first, "");
    cancel("unknown");
    job("GET", "unknown", "/status");
    job("GET", "unknown", "");
    String early = submit(GatewayHarness.DEV, "{\"prompt\":\"p\"}");
    job("GET", early, "");
    submit(GatewayHarness.DEV, "{\"prompt\":\"p\"}");
    cancel(early);
    job("GET", early, "/status");
  }

  private void live(String id) {
    for (int i = 0; i < 5; i++) {
      job("GET", id, "/status?logs=1");
    }
    job("GET", id, "/status");
    for (JsonNode image : json(job("GET", id, "")).path("images")) {
      String url = image.path("url").asText();
      if (url.startsWith("http")) {
        say("GET", url, "", "");
        say("GET", url, "", "");
      }
    }
    IntStream.range(0, 4).forEach(i -> job("GET", id, ""));
  }

  private void cancel(String id) {
    job("PUT", id, "/cancel");
    for (int i = 0; i < 4; i++) {
      job("GET", id, "/status");
    }
    job("GET", id, "");
    job("GET", id, "");
  }

  private void values() {
    for (Operation operation : Contract.bundled().submits()) {
      for (ContractExample example : operation.requestExamples()) {
        submit(operation.path(), LosslessJson.write(example.value()));
      }
      String start =
          operation.requestSchema().properties().containsKey("image_url")
              ? "{" + IMAGE
              : "{\"prompt\":\"p\"";
      for (String value : RequestVariations.ALL) {
        submit(operation.path(), start + "," + value + "}");
      }
      for (String body : RequestVariations.BODIES) {
        submit(operation.path(), body);
      }
    }
  }

  private void strangers() {
    String key = gateway.key();
    List<String> shown =
        List.of(
            "",
            "Bearer wrong",
            "Key " + key,
            "Bearer " + key.substring(0, key.length() - 1),
            "Bearer " + key.substring(1),
            "Bearer",
            "Bearer " + key.toUpperCase(Locale.ROOT),
            "Bearer " + key + "x");
    for (String authorization : shown) {
      say("POST", gateway.url() + GatewayHarness.DEV, "{\"prompt\":\"p\"}", authorization);
      for (String step : List.of("", "/status")) {
        say("GET", gateway.url() + "/fal-ai/flux-1/requests/x" + step, "", authorization);
      }
      say("PUT", gateway.url() + "/fal-ai/flux-1/requests/x/cancel", "", authorization);
    }
    submit(GatewayHarness.DEV + "?fal_webhook=https://example.com/a", "{\"prompt\":\"p\"}");
    // The gateway's second customer, on a job of the first.
    String other = "Bearer " + gateway.otherKey();
    String own =
        gateway.url()
            + "/fal-ai/flux-1/requests/"
            + submit(GatewayHarness.DEV, "{\"prompt\":\"p\"}");
    for (String step : List.of("/status", "")) {
      say("GET", own + step, "", other);
    }
    say("PUT", own + "/cancel", "", other);
    say(
        "GET",
        gateway.url() + "/fal-ai/flux-1/requests/x/status/stream",
        "",
        "Bearer " + gateway.key());
  }

  private String submit(String path, String body) {
    String id =
        json(say("POST", gateway.url() + path, body, "Bearer " + gateway.key()))
            .path("request_id")
            .asText();
    return id.isEmpty() ? "none" : id;
  }

  private String job(String method, String id, String step) {
    String url = gateway.url() + "/fal-ai/flux-1/requests/" + id + step;
    return say(method, url, "", "Bearer " + gateway.key());
  }

  private String say(String method, String url, String body, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(patience)
            .method(method, BodyPublishers.ofString(body));
    request.header("Accept-Encoding", "gzip").header("User-Agent", "flux-client/1.0.0");
    request.header("X-Fal-Request-Timeout", "30");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    String answer;
    String text = "";
    try {
      HttpResponse<byte[]> response =
          client(authorization).send(request.build(), BodyHandlers.ofByteArray());
      text = new String(response.body(), StandardCharsets.UTF_8).replace(origin(), "OWN");
      String shown = text.length() > 2000 ? "bytes " + Arrays.hashCode(response.body()) : text;
      answer =
          response.statusCode()
              + " "
              + response.headers().map().entrySet().stream()
                  .filter(h -> !h.getKey().equals("date") && !h.getKey().equals("content-length"))
                  .sorted(java.util.Map.Entry.comparingByKey())
                  .toList()
              + " "
              + shown;
    } catch (IOException e) {
      answer = e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    lines.add(method + " " + url.replace(origin(), "OWN") + " " + body + " -> " + answer);
    int at = lines.size() - 1;
    if (!expected.isEmpty() && (at >= expected.size() || !expected.get(at).equals(lines.get(at)))) {
      throw new Differs();
    }
    return text.replace("OWN", origin());
  }

  /** Jetty takes a header for the same one in other letters, as long as a connection lasts. */
  private HttpClient client(String authorization) {
    boolean capitals = authorization.equals("Bearer " + gateway.key().toUpperCase(Locale.ROOT));
    return capitals ? HttpClient.newBuilder().version(Version.HTTP_1_1).build() : HTTP;
  }

  private String origin() {
    return "http://127.0.0.1:" + gateway.port();
  }

  private static JsonNode json(String text) {
    try {
      return LosslessJson.read(text);
    } catch (IOException e) {
      return LosslessJson.object();
    }
  }

  @Override
  public void close() {
    gateway.close();
  }
}
