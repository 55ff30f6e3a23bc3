package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A host of files that writes whatever bytes a test wants on the wire, one answer a connection. */
public final class ImageServer implements AutoCloseable {
  /** The heads of the requests that came, as they came. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final ServerSocket server;

  public ImageServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  public void page(String path, Bytes bytes) {
    pages.put(path, (out, socket) -> bytes.write(out));
  }

  public void file(String path, String contentType, byte[] body) {
    page(
        path,
        out -> {
          out.write(head(200, "Content-Type: " + contentType, "Content-Length: " + body.length));
          out.write(body);
        });
  }

  public void redirect(String from, String to) {
    page(from, out -> out.write(head(302, "Location: " + to, "Content-Length: 0")));
  }

  public static byte[] head(int status, String... headers) {
    return SampleImages.bytes(
        "HTTP/1.1 " + status + " So\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
  }

  /** Writes a beginning and then keeps silent; the latch tells when the other side has gone. */
  CountDownLatch stall(String path, byte[] beginning) {
    CountDownLatch gone = new CountDownLatch(1);
    pages.put(
        path,
        (out, socket) -> {
          try {
            out.write(beginning);
            socket.getInputStream().read();
          } finally {
            gone.countDown();
          }
        });
    return gone;
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      start(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      List<String> head = new ArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.add(line);
      }
      if (head.isEmpty()) {
        return; // The other side opened a connection, and left.
      }
      requests.add(String.join("\n", head));
      Page page = pages.getOrDefault(path(head.get(0)), (out, any) -> out.write(head(404)));
      page.write(socket.getOutputStream(), socket);
    }
  }

  private static String path(String requestLine) {
    String target = requestLine.substring(4, requestLine.lastIndexOf(' '));
    return target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The other side has gone, or the test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** What is written in answer to a request. */
  interface Page {
    void write(OutputStream out, Socket socket) throws IOException;
  }

  /** The same, where nothing more is wanted of the socket. */
  public interface Bytes {
    void write(OutputStream out) throws IOException;
  }

  private interface Task {
    void run() throws IOException;
  }
}
