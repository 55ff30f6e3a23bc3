package dev.fluxcontract.client.bench.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;

/**
 * Writes bytes made beforehand and reads as many as will come, nothing else: what the server and
 * the loopback take. A client that comes near it would be held back by them.
 */
public final class BareSocket implements Peer {
  private static final byte[] SUBMIT = ask("POST /fal-ai/flux-1/dev", "{\"prompt\":\"a\"}");
  private static final byte[] STATUS = ask("GET /fal-ai/flux-1/requests/1/status", "");
  private static final byte[] RESULT = ask("GET /fal-ai/flux-1/requests/1", "");

  private final HttpUrl base;
  private final ThreadLocal<Socket> sockets = ThreadLocal.withInitial(this::connect);

  public BareSocket(String gateway) {
    base = HttpUrl.get(gateway);
  }

  @Override
  public Submitted submit() throws IOException {
    exchange(SUBMIT, Canned.TICKET);
    return new Submitted() {
      @Override
      public Object status() throws IOException {
        return exchange(STATUS, Canned.STATUS);
      }

      @Override
      public Object result() throws IOException {
        return exchange(RESULT, Canned.RESULT);
      }
    };
  }

  private Object exchange(byte[] request, Canned answer) throws IOException {
    Socket socket = sockets.get();
    socket.getOutputStream().write(request);
    InputStream in = socket.getInputStream();
    byte[] read = in.readNBytes(answer.bytes().length);
    if (read.length < answer.bytes().length) {
      throw new EOFException();
    }
    return read;
  }

  private Socket connect() {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), base.port());
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ask(String line, String body) {
    String head = line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length();
    return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
  }
}
