package dev.fluxcontract.conformance.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server on this machine that writes what a test has it write, as long as the caller listens.
 * Several requests may come on one connection.
 */
public final class StreamingServer implements AutoCloseable {
  /** Writes the answer to one request; an exception closes the connection. */
  public interface Answer {
    void to(String request, OutputStream out) throws IOException;
  }

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final Answer answer;

  public StreamingServer(Answer answer) throws IOException {
    this.answer = answer;
    start(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Head and body of the requests so far. */
  public List<String> requests() {
    return requests;
  }

  /** How many bytes the callers let this server write. */
  public long written() {
    return written.get();
  }

  /** Text for an answer. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        open.add(caller);
        start(() -> serve(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      InputStream in = new BufferedInputStream(caller.getInputStream());
      OutputStream out = new Counting(caller.getOutputStream());
      while (true) {
        String request = read(in);
        requests.add(request);
        answer.to(request, out);
        out.flush();
      }
    } catch (IOException e) {
      // The caller has hung up, or the test has.
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int one = in.read();
      if (one < 0) {
        throw new IOException("The caller has closed the connection");
      }
      head.append((char) one);
    }
    String length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
    byte[] body = in.readNBytes(length.matches("\\d+") ? Integer.parseInt(length) : 0);
    return head + new String(body, StandardCharsets.UTF_8);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "streaming-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket caller : open) {
        caller.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Counting extends OutputStream {
    private final OutputStream out;

    Counting(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      written.incrementAndGet();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      written.addAndGet(count);
    }
  }
}
