package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks plain HTTP to a gateway, as a stranger would. */
public final class GatewayHarness {
  public static final String DEV = "/fal-ai/flux-1/dev";
  static final String EDIT = "/fal-ai/flux-pro/kontext/max";
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .build();

  private final FluxGateway gateway;
  private final String authorization;

  private GatewayHarness(FluxGateway gateway, String authorization) {
    this.gateway = gateway;
    this.authorization = authorization;
  }

  public static GatewayHarness to(FluxGateway gateway) {
    return new GatewayHarness(gateway, "Bearer " + gateway.key());
  }

  GatewayHarness authorization(String other) {
    return new GatewayHarness(gateway, other);
  }

  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer put(String path) {
    return send("PUT", path, "");
  }

  /** Submits to /fal-ai/flux-1/dev and gives the id of the job. */
  public String submit(String body) {
    return post(DEV, body).json().path("request_id").asText();
  }

  public Answer status(String id) {
    return get("/fal-ai/flux-1/requests/" + id + "/status");
  }

  public Answer result(String id) {
    return get("/fal-ai/flux-1/requests/" + id);
  }

  Answer cancel(String id) {
    return put("/fal-ai/flux-1/requests/" + id + "/cancel");
  }

  /** Polls until the job is over, and fetches its result. */
  public Answer resultAtLast(String id) {
    for (int i = 0; i < 5; i++) {
      if (status(id).status() >= 400) {
        result(id);
      }
    }
    return result(id);
  }

  Answer send(String method, String pathOrUrl, String body) {
    String url = pathOrUrl.startsWith("http") ? pathOrUrl : gateway.url() + pathOrUrl;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(method + " " + url + ": " + e, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public record Answer(HttpResponse<byte[]> http) {
    public int status() {
      return http.statusCode();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return LosslessJson.readBounded(http.body());
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + text(), e);
      }
    }
  }
}
