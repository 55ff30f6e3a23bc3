package dev.fluxcontract.conformance.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on this machine that answers each request as a test has it, byte for byte. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Function<String, String> answers;

  /** A server that gives a request, head and body, to {@code answers}. */
  public RawServer(Function<String, String> answers) throws IOException {
    this.answers = answers;
    start(this::accept);
  }

  /** A whole answer. */
  public static String json(int status, String body) {
    return "HTTP/1.1 %d Told\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(status, body.getBytes(StandardCharsets.UTF_8).length)
        + "Connection: close\r\n\r\n"
        + body;
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** The requests so far. */
  public List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        start(() -> answer(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket caller) {
    try (caller) {
      String request = read(new BufferedInputStream(caller.getInputStream()));
      requests.add(request);
      caller.getOutputStream().write(answers.apply(request).getBytes(StandardCharsets.UTF_8));
      caller.getOutputStream().flush();
    } catch (IOException e) {
      // The caller has hung up.
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.append(line).append("\r\n");
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).trim());
      }
    }
    byte[] body = in.readNBytes(length);
    return head + "\r\n" + new String(body, StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int one = in.read(); one != '\n'; one = in.read()) {
      if (one < 0) {
        throw new IOException("The request broke off");
      }
      line.append((char) one);
    }
    return line.toString().stripTrailing();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
