package dev.fluxcontract.client.bench.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A gateway whose every job is done before it is asked for. Its answers are made beforehand, it
 * looks at no more of a request than it must, and it waits for nothing: whatever a call takes, the
 * client takes. It runs as a process of its own, so that its CPU time is not counted.
 */
public final class InstantServer {
  private final boolean pending;

  private InstantServer(boolean pending) {
    this.pending = pending;
  }

  /** Prints its port. With {@code pending} its jobs never end. */
  public static void main(String[] arguments) throws IOException {
    boolean pending = arguments.length > 0 && arguments[0].equals("pending");
    try (ServerSocket server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      new InstantServer(pending).serve(server);
    }
  }

  private void serve(ServerSocket server) throws IOException {
    while (true) {
      Socket socket = server.accept();
      // Without it an answer in two writes would wait for the peer's delayed acknowledgement.
      socket.setTcpNoDelay(true);
      Thread thread = new Thread(() -> answer(socket), "connection");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      RequestHead head = new RequestHead(in);
      while (head.read()) {
        out.write(answer(head));
      }
    } catch (IOException e) {
      // The client has gone; so does the connection.
    }
  }

  private byte[] answer(RequestHead head) {
    if (head.is("POST ")) {
      return Canned.TICKET.bytes();
    }
    if (head.names("/status/stream")) {
      return Canned.STREAM.bytes();
    }
    if (head.names("/status")) {
      return pending ? Canned.PENDING.bytes() : Canned.STATUS.bytes();
    }
    return Canned.RESULT.bytes();
  }
}
