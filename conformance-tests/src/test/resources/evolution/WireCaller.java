import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.SubmitOptions;
import dev.fluxcontract.client.model.DevTextToImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A program that makes a call of each kind, and returns what came over the wire. */
public final class WireCaller {
  private final StringBuffer heads = new StringBuffer();
  private final String response;

  private WireCaller(String response) {
    this.response = response;
  }

  /** Makes the calls of a job whose ticket has no URL, and of one whose ticket has all. */
  public static String run() throws Exception {
    String urls =
        "'response_url':'/fal-ai/flux-1/requests/r1?a=b','status_url':'/other/r1','cancel_url':'/c/r1',";
    return new WireCaller("").calls() + new WireCaller(urls).calls();
  }

  private String calls() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FluxClient flux =
            FluxClient.builder()
                .gateway("http://127.0.0.1:" + server.getLocalPort() + "/prefix")
                .apiKey("key")
                .build()) {
      Thread thread = new Thread(() -> accept(server));
      thread.setDaemon(true);
      thread.start();
      Job job =
          flux.submit(
              DevTextToImage.builder("a boat").build(),
              SubmitOptions.none()
                  .webhook("https://a.example/hook")
                  .startWithin(Duration.ofSeconds(30)));
      job.status();
      job.result();
      job.cancel();
    }
    return heads.toString();
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> serve(socket));
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // The calls are over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      byte[] body =
          ("{" + response + "'status':'COMPLETED','request_id':'r1','images':[{'url':'u'}]}")
              .replace('\'', '"')
              .getBytes(UTF_8);
      byte[] ticket =
          ("{" + response + "'status':'IN_QUEUE','request_id':'r1'}").replace('\'', '"').getBytes(UTF_8);
      while (true) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int next = in.read();
          if (next < 0) {
            return;
          }
          head.append((char) next);
        }
        heads.append(head);
        int length = head.indexOf("Content-Length: ");
        if (length >= 0) {
          int from = length + "Content-Length: ".length();
          in.readNBytes(Integer.parseInt(head.substring(from, head.indexOf("\r", from))));
        }
        byte[] sent = head.indexOf("POST") == 0 ? ticket : body;
        socket
            .getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + sent.length
                        + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
        socket.getOutputStream().write(sent);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }
}
