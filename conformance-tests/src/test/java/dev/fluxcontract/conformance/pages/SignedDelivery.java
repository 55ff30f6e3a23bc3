package dev.fluxcontract.conformance.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs deliveries as fal does, with a key of its own, which it publishes on this machine. */
final class SignedDelivery implements AutoCloseable {
  private static final String JOB = "job-1";
  private static final String ACCOUNT = "user-7";

  private final KeyPair pair;
  private final HttpServer keys;

  private SignedDelivery(KeyPair pair, HttpServer keys) {
    this.pair = pair;
    this.keys = keys;
  }

  static SignedDelivery withKeysServed() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    // The last 32 bytes of the encoding are the key itself.
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    byte[] set =
        ("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}]}").getBytes(UTF_8);
    HttpServer keys =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    keys.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, set.length);
          exchange.getResponseBody().write(set);
          exchange.close();
        });
    keys.start();
    return new SignedDelivery(pair, keys);
  }

  String keySetUrl() {
    return "http://127.0.0.1:" + keys.getAddress().getPort() + "/";
  }

  String account() {
    return ACCOUNT;
  }

  HttpRequest.Builder of(URI address, String body) throws GeneralSecurityException {
    String seconds = Long.toString(Instant.now().getEpochSecond());
    String digest =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(String.join("\n", JOB, ACCOUNT, seconds, digest).getBytes(UTF_8));
    return HttpRequest.newBuilder(address)
        .header("X-Fal-Webhook-Request-Id", JOB)
        .header("X-Fal-Webhook-User-Id", ACCOUNT)
        .header("X-Fal-Webhook-Timestamp", seconds)
        .header("X-Fal-Webhook-Signature", HexFormat.of().formatHex(signature.sign()))
        .POST(BodyPublishers.ofString(body));
  }

  @Override
  public void close() {
    keys.stop(0);
  }
}
