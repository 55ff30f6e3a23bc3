import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for Maven Central where a release is rehearsed: keeps what is uploaded in the file that
 * it is given, finds it valid, and publishes nothing. Speaks as much of Central's interface as its
 * Maven plugin asks for.
 */
public final class Central {
  private Central() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/publisher/upload",
        exchange -> {
          if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            answer(exchange, 401, "no token");
            return;
          }
          Files.write(file, part(exchange.getRequestBody().readAllBytes()));
          answer(exchange, 201, "rehearsal");
        });
    server.createContext(
        "/api/v1/publisher/status",
        exchange ->
            answer(
                exchange,
                200,
                "{\"deploymentId\":\"rehearsal\",\"deploymentState\":\"VALIDATED\",\"purls\":[],\"errors\":{}}"));
    server.start();
    System.out.println("CENTRAL http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The one part of a multipart body: what is between its headers and the last boundary. */
  private static byte[] part(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String part = text.substring(text.indexOf("\r\n\r\n") + 4, text.lastIndexOf("\r\n--"));
    return part.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
