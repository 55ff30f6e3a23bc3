package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway that answers as a test says. */
final class ScriptedGateway implements AutoCloseable {
  /** What a test says. */
  interface Script {
    void answer(HttpExchange exchange) throws Exception;
  }

  final AtomicInteger submits = new AtomicInteger();
  private final HttpServer server;

  ScriptedGateway(Script script) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(Database::daemon));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
              submits.incrementAndGet();
            }
            script.answer(exchange);
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
    server.start();
  }

  /** One that gives each call the same answer. */
  static ScriptedGateway of(int status, String body, Map<String, String> headers)
      throws IOException {
    return new ScriptedGateway(exchange -> send(exchange, status, body, headers));
  }

  static void send(HttpExchange exchange, int status, String body, Map<String, String> headers)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    headers.forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
