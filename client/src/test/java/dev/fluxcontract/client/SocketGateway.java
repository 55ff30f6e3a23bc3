package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A gateway on a bare socket, which can misbehave in every way that a socket allows. */
public final class SocketGateway implements AutoCloseable {
  public final List<Exchange> received = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Handler handler;
  private volatile boolean recording = true;

  /**
   * Does with a request what it likes. The connection stays open afterwards, unless it closes it.
   */
  public interface Handler {
    void handle(Exchange exchange) throws IOException, InterruptedException;
  }

  public SocketGateway(Handler handler) {
    this.handler = handler;
    try {
      server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Keeps no request from now on. */
  void forget() {
    recording = false;
  }

  int port() {
    return server.getLocalPort();
  }

  long count(String method) {
    return received.stream().filter(exchange -> exchange.method.equals(method)).count();
  }

  /** Waits, in real time, for so many requests. */
  public Exchange awaitRequest(int number) throws InterruptedException {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (received.size() < number) {
      if (System.nanoTime() > patience) {
        throw new AssertionError("only " + received.size() + " requests came");
      }
      LockSupport.parkNanos(20_000);
    }
    return received.get(number - 1);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int number = 1; ; number++) {
        Exchange exchange = Exchange.read(in, socket, number);
        if (exchange == null) {
          break;
        }
        if (recording) {
          received.add(exchange);
        }
        handler.handle(exchange);
        exchange.served.countDown();
      }
    } catch (IOException e) {
      // The client is gone, or was sent away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      received.stream()
          .filter(exchange -> exchange.socket == socket)
          .forEach(exchange -> exchange.gone.countDown());
      sockets.remove(socket);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "gateway");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** One request, and the socket it came on. */
  public static final class Exchange {
    final String method;
    final String path;
    final Map<String, String> headers;
    final String body;

    /** 1 for the first request on its connection. */
    final int number;

    private final Socket socket;
    final CountDownLatch served = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    private Exchange(
        String line, Map<String, String> headers, String body, int number, Socket socket) {
      this.method = line.split(" ", -1)[0];
      this.path = line.split(" ", -1)[1];
      this.headers = headers;
      this.body = body;
      this.number = number;
      this.socket = socket;
    }

    static @Nullable Exchange read(InputStream in, Socket socket, int number) throws IOException {
      String line = line(in);
      if (!line.contains(" HTTP/1.1")) {
        return null;
      }
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        int colon = header.indexOf(':');
        if (colon < 0) {
          return null;
        }
        headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
      }
      int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
      return new Exchange(line, headers, new String(in.readNBytes(length), UTF_8), number, socket);
    }

    private static String line(InputStream in) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
        if (next != '\r') {
          line.write(next);
        }
      }
      return line.toString(ISO_8859_1);
    }

    /** Single quotes stand for double ones. */
    public void json(int status, String json, String... headerLines) throws IOException {
      byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
      StringBuilder head =
          new StringBuilder(
              "HTTP/1.1 "
                  + status
                  + " X\r\nContent-Type: application/json\r\nContent-Length: "
                  + bytes.length
                  + "\r\n");
      for (String header : headerLines) {
        head.append(header).append("\r\n");
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
      whole.writeBytes(bytes);
      raw(whole.toByteArray());
    }

    /** JSON that was compressed beforehand. */
    void gzip(int status, byte[] packed) throws IOException {
      raw(
          "HTTP/1.1 "
              + status
              + " X\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
              + packed.length
              + "\r\n\r\n");
      raw(packed);
    }

    void raw(String text) throws IOException {
      raw(text.getBytes(UTF_8));
    }

    void raw(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    void close() throws IOException {
      socket.close();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Blocks until the other side has closed the connection. */
    public void stall() throws IOException {
      while (socket.getInputStream().read() != -1) {}
      throw new IOException("the client hung up");
    }

    /** Waits, in real time, until this connection is gone. */
    public boolean isGone() throws InterruptedException {
      return gone.await(10, TimeUnit.SECONDS);
    }

    boolean isPost() {
      return method.equals("POST");
    }
  }
}
