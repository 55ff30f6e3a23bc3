package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.FramingLimit;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Connection;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets whose reads are counted by {@link FramingLimit}, and have the connect timeout for a
 * limit once connected. So a TLS handshake has that limit too; OkHttp sets the limit of its calls
 * once it is connected. Writes have a limit where HTTP/2 is spoken.
 */
public final class BoundedSocketFactory extends SocketFactory {
  /** After so long a write closes its socket; 0 for never. */
  private volatile long writeMillis;

  private BoundedSocketFactory() {}

  /**
   * Adds {@link FramingLimit} to a client. A socket factory of the caller's own stays: then only
   * what is unpacked is counted.
   */
  public static void install(OkHttpClient.Builder builder, @Nullable OkHttpClient callers) {
    builder.addNetworkInterceptor(FramingLimit::counting);
    if (callers == null || callers.socketFactory().equals(getDefault())) {
      builder.socketFactory(new BoundedSocketFactory());
    }
  }

  /**
   * Limits how long a write to the socket of an HTTP/2 connection may block. It blocks all calls of
   * the connection, OkHttp's pings too, and none of them ends it when it is cancelled.
   */
  static void limitWrites(@Nullable Connection connection, long millis) {
    if (connection != null
        && connection.route().address().socketFactory() instanceof BoundedSocketFactory sockets) {
      sockets.writeMillis = connection.protocol() == Protocol.HTTP_1_1 ? 0 : millis;
    }
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      private final AsyncTimeout writeLimit =
          new AsyncTimeout() {
            @Override
            protected void timedOut() {
              try {
                close();
              } catch (IOException e) {
                // The write ends all the same.
              }
            }
          };

      @Override
      public void connect(SocketAddress address, int timeoutMillis) throws IOException {
        super.connect(address, timeoutMillis);
        setSoTimeout(timeoutMillis);
      }

      @Override
      public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
          @Override
          public int read(byte[] sink, int offset, int count) throws IOException {
            int bytes = super.read(sink, offset, count);
            FramingLimit.count(bytes);
            return bytes;
          }
        };
      }

      @Override
      public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
          @Override
          public synchronized void write(byte[] source, int offset, int count) throws IOException {
            writeLimit.timeout(writeMillis, TimeUnit.MILLISECONDS);
            writeLimit.enter();
            try {
              out.write(source, offset, count);
            } finally {
              writeLimit.exit();
            }
          }
        };
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return getDefault().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return getDefault().createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return getDefault().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return getDefault().createSocket(host, port, localHost, localPort);
  }
}
