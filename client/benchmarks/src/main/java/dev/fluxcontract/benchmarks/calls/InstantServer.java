package dev.fluxcontract.benchmarks.calls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A gateway that answers at once. Its responses are prepared, it reads no more of a request than it
 * must, and it waits for nothing, so the time of a call is the client's. It runs as a process of
 * its own, so that its CPU time is not counted.
 */
public final class InstantServer {
  private final CannedAnswers answers;

  private InstantServer(CannedAnswers answers) {
    this.answers = answers;
  }

  /**
   * Prints its port. Takes the name of its {@link CannedAnswers}; and for TLS a key store and its
   * password.
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    CannedAnswers answers = CannedAnswers.named(arguments[0]);
    ServerSocketFactory sockets =
        arguments.length == 1
            ? ServerSocketFactory.getDefault()
            : tls(Path.of(arguments[1]), arguments[2].toCharArray());
    try (ServerSocket server =
        sockets.createServerSocket(0, 512, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      new InstantServer(answers).serve(server);
    }
  }

  private static ServerSocketFactory tls(Path keys, char[] password)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(KeyStore.getInstance(keys.toFile(), password), password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
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
      boolean more = true;
      while (more && head.read()) {
        more = answers.answer(head, out);
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone; so does the connection.
    }
  }
}
