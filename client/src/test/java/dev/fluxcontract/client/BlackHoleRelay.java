package dev.fluxcontract.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A relay in front of a gateway that forgets connections as a firewall does: whatever is sent is
 * taken, nothing comes out at the other end, and nobody is told. Or it stops reading.
 */
final class BlackHoleRelay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<Link> links = new CopyOnWriteArrayList<>();

  BlackHoleRelay(int target) {
    this.target = target;
    try {
      server = new ServerSocket();
      // What the relay does not read soon fills the buffers.
      server.setReceiveBufferSize(64 * 1024);
      server.bind(null, 512);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return links.size();
  }

  /** Swallows from now on what is sent over any connection that is open now. */
  void forgetConnections() {
    links.forEach(link -> link.forgotten = true);
  }

  /** Stops or goes on to read what is sent over any connection that is open now. */
  void readConnections(boolean read) {
    links.forEach(link -> link.unread = !read);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Link link = new Link(server.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
        links.add(link);
        daemon(() -> link.pump(link.client, link.gateway));
        daemon(() -> link.pump(link.gateway, link.client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Link link : links) {
      link.client.close();
      link.gateway.close();
    }
  }

  private static final class Link {
    private final Socket client;
    private final Socket gateway;
    private volatile boolean forgotten;
    private volatile boolean unread;

    Link(Socket client, Socket gateway) {
      this.client = client;
      this.gateway = gateway;
    }

    void pump(Socket from, Socket to) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] chunk = new byte[8192];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          if (!forgotten) {
            out.write(chunk, 0, n);
          }
          while (unread && from == client) {
            LockSupport.parkNanos(1_000_000);
          }
        }
      } catch (IOException e) {
        // One side is gone.
      }
    }
  }
}
