package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that speaks HTTP/2 over TLS frame by frame, so that a test decides what is sent. Where
 * a connection agrees on HTTP/1.1 instead, each request there is answered with {@link #http1}, or
 * not at all.
 */
final class Http2Gateway implements AutoCloseable {
  static final int REFUSED_STREAM = 0x7;
  static final int HTTP_1_1_REQUIRED = 0xd;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 0x1;
  private static final int ACK = 0x1;
  private static final int END_HEADERS = 0x4;
  private static final int PREFACE = 24;

  /** More than the buffers of a socket hold. */
  private static final byte[] WINDOW = bytes(1 << 30);

  /** The setting {@code INITIAL_WINDOW_SIZE}. */
  private static final byte[] STREAM_WINDOW = {0, 4, WINDOW[0], WINDOW[1], WINDOW[2], WINDOW[3]};

  /** The entry of HPACK's static table for {@code :method: POST}. */
  private static final byte POST = (byte) 0x83;

  final List<Http2Stream> received = new CopyOnWriteArrayList<>();
  final List<String> receivedOverHttp1 = new CopyOnWriteArrayList<>();
  volatile @Nullable String http1;

  private final SSLServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Handler handler;

  /** Decides what a stream gets for an answer. */
  interface Handler {
    void handle(Http2Stream stream) throws IOException;
  }

  Http2Gateway(Handler handler) {
    this.handler = handler;
    try {
      server = TlsIdentity.localhost().listen("h2", "http/1.1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "https://localhost:" + port();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        SSLSocket socket = (SSLSocket) server.accept();
        sockets.add(socket);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(SSLSocket socket) {
    try (socket) {
      socket.startHandshake();
      if (socket.getApplicationProtocol().equals("h2")) {
        new Http2Connection(socket).serve();
      } else {
        serveHttp1(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private void serveHttp1(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      int length = 0;
      for (String line : head.toString().split("\r\n", -1)) {
        if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
          length = Integer.parseInt(line.substring("content-length: ".length()));
        }
      }
      in.readNBytes(length);
      receivedOverHttp1.add(head.substring(0, head.indexOf("\r\n")));
      if (http1 == null) {
        return;
      }
      byte[] body = http1.replace('\'', '"').getBytes(UTF_8);
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(US_ASCII));
      out.write(body);
      out.flush();
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "http2-gateway");
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

  private final class Http2Connection {
    private final DataInputStream in;
    private final OutputStream out;

    Http2Connection(Socket socket) throws IOException {
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void serve() throws IOException {
      in.readNBytes(PREFACE);
      write(SETTINGS, 0, 0, STREAM_WINDOW);
      write(WINDOW_UPDATE, 0, 0, WINDOW);
      boolean post = false;
      while (true) {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int id = in.readInt();
        byte[] payload = in.readNBytes(length);
        if (type == SETTINGS && (flags & ACK) == 0) {
          write(SETTINGS, ACK, 0, new byte[0]);
        } else if (type == PING && (flags & ACK) == 0) {
          write(PING, ACK, 0, payload);
        } else if (type == HEADERS) {
          post = payload[0] == POST;
        }
        if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
          Http2Stream stream = new Http2Stream(this, id, post);
          received.add(stream);
          handler.handle(stream);
        }
      }
    }

    synchronized void write(int type, int flags, int id, byte[] payload) throws IOException {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      frame.writeBytes(bytes(payload.length << 8 | type));
      frame.write(flags);
      frame.writeBytes(bytes(id));
      frame.writeBytes(payload);
      out.write(frame.toByteArray());
      out.flush();
    }
  }

  private static byte[] bytes(int number) {
    return new byte[] {
      (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
    };
  }

  /** A request that has come in whole, and how it may be answered. */
  static final class Http2Stream {
    final boolean isPost;
    private final Http2Connection connection;
    private final int id;

    private Http2Stream(Http2Connection connection, int id, boolean isPost) {
      this.connection = connection;
      this.id = id;
      this.isPost = isPost;
    }

    boolean sharesConnectionWith(Http2Stream other) {
      return connection == other.connection;
    }

    /** Single quotes stand for double ones. */
    void json(int status, String json) throws IOException {
      headers(status, 0);
      connection.write(DATA, END_STREAM, id, json.replace('\'', '"').getBytes(UTF_8));
    }

    /** Sends a response's head, or an interim one. */
    void headers(int status, int flags) throws IOException {
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      // Literals without indexing: the name is entry 8 of the static table, or stands there.
      block.write(0x08);
      text(block, String.valueOf(status));
      block.write(0x00);
      text(block, "content-type");
      text(block, "application/json");
      connection.write(HEADERS, END_HEADERS | flags, id, block.toByteArray());
    }

    private static void text(ByteArrayOutputStream block, String text) {
      block.write(text.length());
      block.writeBytes(text.getBytes(US_ASCII));
    }

    void reset(int errorCode) throws IOException {
      connection.write(RST_STREAM, 0, id, bytes(errorCode));
    }

    /** Says that neither this stream nor any later one is processed on this connection. */
    void goAway() throws IOException {
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      payload.writeBytes(bytes(id - 2));
      payload.writeBytes(bytes(0));
      connection.write(GOAWAY, 0, 0, payload.toByteArray());
    }
  }
}
