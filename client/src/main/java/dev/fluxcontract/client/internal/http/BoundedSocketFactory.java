package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.FramingLimit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets whose reads are counted by {@link FramingLimit}, and have the connect timeout for a
 * limit once connected. So a TLS handshake has that limit too; OkHttp sets the limit of its calls
 * once it is connected.
 */
public final class BoundedSocketFactory extends SocketFactory {
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

  @Override
  public Socket createSocket() {
    return new Socket() {
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
