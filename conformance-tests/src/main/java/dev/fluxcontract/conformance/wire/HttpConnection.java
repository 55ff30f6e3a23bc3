package dev.fluxcontract.conformance.wire;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import okio.BufferedSource;
import okio.Okio;

/** A connection to the host of a URL, straight or through the proxy that the JVM is set to. */
final class HttpConnection implements Closeable {
  private static final int CONNECT_MILLIS = 10_000;

  private final Socket socket;
  private final OutputStream out;
  private final BoundedSource meter;
  private final BufferedSource in;
  private final boolean proxied;

  private HttpConnection(Socket socket, boolean proxied) throws IOException {
    this.socket = socket;
    this.proxied = proxied;
    this.out = new BufferedOutputStream(socket.getOutputStream(), 16 << 10);
    this.meter = new BoundedSource(socket.getInputStream());
    this.in = Okio.buffer(meter);
  }

  /**
   * Connects.
   *
   * @param opened is given what ends the attempt when it is closed
   */
  static HttpConnection to(HttpUrl url, AddressRule rule, Consumer<Closeable> opened)
      throws IOException {
    Proxy proxy = proxy(url);
    boolean http = proxy.type() == Proxy.Type.HTTP;
    Socket plain = http ? proxySocket(proxy, opened) : hostSocket(url, proxy, rule, opened);
    try {
      HttpConnection connection = new HttpConnection(plain, http && !url.isHttps());
      if (!url.isHttps()) {
        return connection;
      }
      if (http) {
        connection.openTunnel(url);
      }
      return new HttpConnection(secured(plain, url), false);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  OutputStream out() {
    return out;
  }

  BufferedSource in() {
    return in;
  }

  /** Sets how many bytes of {@link #in()} may still arrive. */
  BoundedSource meter() {
    return meter;
  }

  /** Whether a proxy reads the requests, which then have to name the whole URL. */
  boolean proxied() {
    return proxied;
  }

  /** Whether nothing has come that nobody asked for. */
  boolean quiet() {
    try {
      return in.getBuffer().size() == 0 && socket.getInputStream().available() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  private static Proxy proxy(HttpUrl url) {
    ProxySelector selector = ProxySelector.getDefault();
    List<Proxy> proxies = selector == null ? null : selector.select(URI.create(origin(url)));
    return proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
  }

  /** Scheme, host and port. */
  static String origin(HttpUrl url) {
    return url.scheme() + "://" + authority(url);
  }

  /** Host and port as the Host header has them. */
  static String authority(HttpUrl url) {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    return usual ? host(url) : host(url) + ":" + url.port();
  }

  private static String host(HttpUrl url) {
    return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
  }

  private static Socket proxySocket(Proxy proxy, Consumer<Closeable> opened) throws IOException {
    InetSocketAddress named = (InetSocketAddress) proxy.address();
    InetSocketAddress address =
        named.isUnresolved()
            ? new InetSocketAddress(InetAddress.getByName(named.getHostString()), named.getPort())
            : named;
    return connected(new Socket(Proxy.NO_PROXY), address, opened);
  }

  /** Tries one address of the host after the other: nothing has been sent yet. */
  private static Socket hostSocket(
      HttpUrl url, Proxy proxy, AddressRule rule, Consumer<Closeable> opened) throws IOException {
    if (proxy.type() == Proxy.Type.SOCKS) {
      InetSocketAddress address = InetSocketAddress.createUnresolved(url.host(), url.port());
      return connected(new Socket(proxy), address, opened);
    }
    IOException first = null;
    for (InetAddress address : InetAddress.getAllByName(url.host())) {
      rule.check(url.host(), address);
      try {
        InetSocketAddress target = new InetSocketAddress(address, url.port());
        return connected(new Socket(Proxy.NO_PROXY), target, opened);
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new ConnectException("no address of " + url.host()) : first;
  }

  private static Socket connected(
      Socket socket, InetSocketAddress address, Consumer<Closeable> opened) throws IOException {
    opened.accept(socket);
    try {
      socket.connect(address, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (SocketTimeoutException e) {
      socket.close();
      throw new ConnectException("no connection to " + address + " within 10 s");
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket secured(Socket plain, HttpUrl url) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private void openTunnel(HttpUrl url) throws IOException {
    String target = host(url) + ":" + url.port();
    String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    ResponseReader reader = new ResponseReader(this);
    reader.readHead();
    if (reader.status() != 200) {
      throw new ConnectException("the proxy answered " + reader.status() + " to CONNECT");
    }
  }
}
