package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * A key and certificate for localhost that the JDK's keytool makes, and a client that trusts it.
 */
final class TlsIdentity {
  private static final String PASSWORD = "password";
  private static final TlsIdentity INSTANCE = create();

  private final SSLContext context;
  private final X509TrustManager trust;

  private TlsIdentity(SSLContext context, X509TrustManager trust) {
    this.context = context;
    this.trust = trust;
  }

  static TlsIdentity localhost() {
    return INSTANCE;
  }

  /** A server socket that offers these protocols by ALPN. */
  SSLServerSocket listen(String... protocols) throws IOException {
    SSLServerSocket server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 512);
    SSLParameters parameters = server.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    server.setSSLParameters(parameters);
    return server;
  }

  OkHttpClient.Builder trustingClient() {
    return new OkHttpClient.Builder().sslSocketFactory(context.getSocketFactory(), trust);
  }

  private static TlsIdentity create() {
    try {
      Path folder = Files.createTempDirectory("tls");
      Path file = folder.resolve("localhost.p12");
      run(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
              "-genkeypair",
              "-keyalg",
              "EC",
              "-dname",
              "CN=localhost",
              "-ext",
              "san=dns:localhost",
              "-storetype",
              "PKCS12",
              "-keystore",
              file.toString(),
              "-storepass",
              PASSWORD));
      KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      Files.delete(file);
      Files.delete(folder);
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("localhost", keys.getCertificate(keys.aliases().nextElement()));
      return of(keys, trusted);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TlsIdentity of(KeyStore keys, KeyStore trusted) throws GeneralSecurityException {
    KeyManagerFactory keyManagers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD.toCharArray());
    TrustManagerFactory trustManagers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return new TlsIdentity(context, (X509TrustManager) trustManagers.getTrustManagers()[0]);
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(output);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
