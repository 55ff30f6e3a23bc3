package dev.fluxcontract.conformance.explain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A relay in front of a correct gateway that makes one mistake as it passes messages on. */
final class FaultyRelay implements AutoCloseable {
  /** A request on its way to the gateway. */
  record Request(String method, String path, String authorization, String body) {
    Request to(String other) {
      return new Request(method, other, authorization, body);
    }

    Request as(String other) {
      return new Request(method, path, other, body);
    }

    Request with(String other) {
      return new Request(method, path, authorization, other);
    }
  }

  /** An answer on its way back; images come as one byte for each letter. */
  record Answer(String path, int status, String type, String body) {
    Answer with(String other) {
      return new Answer(path, status, type, other);
    }
  }

  private final FluxGateway gateway;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newBuilder().build();
  private final UnaryOperator<Request> there;
  private final UnaryOperator<Answer> back;

  FaultyRelay(FluxGateway gateway, UnaryOperator<Request> there, UnaryOperator<Answer> back)
      throws IOException {
    this.gateway = gateway;
    this.there = there;
    this.back = back;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange caller) throws IOException {
    try (caller) {
      Request request =
          there.apply(
              new Request(
                  caller.getRequestMethod(),
                  caller.getRequestURI().toString(),
                  Objects.requireNonNullElse(
                      caller.getRequestHeaders().getFirst("Authorization"), ""),
                  new String(caller.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create(gateway.url() + request.path()))
              .header("Content-Type", "application/json")
              .method(request.method(), BodyPublishers.ofString(request.body()));
      if (!request.authorization().isEmpty()) {
        builder.header("Authorization", request.authorization());
      }
      HttpResponse<byte[]> response = http.send(builder.build(), BodyHandlers.ofByteArray());
      Answer answer =
          back.apply(
              new Answer(
                  caller.getRequestURI().getPath(),
                  response.statusCode(),
                  response.headers().firstValue("Content-Type").orElse("text/plain"),
                  new String(response.body(), StandardCharsets.ISO_8859_1)
                      .replace(gateway.url(), url())));
      byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
      caller.getResponseHeaders().set("Content-Type", answer.type());
      caller.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      caller.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
