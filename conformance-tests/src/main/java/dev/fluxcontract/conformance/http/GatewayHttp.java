package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one gateway. What may cost money goes out once, on a connection of its own;
 * what only reads may be sent again. Safe from many threads.
 */
public final class GatewayHttp implements AutoCloseable {
  /** A failure that took that many milliseconds is one that held the run. */
  private static final long WEARING = 500;

  /** How long a stop may go unnoticed by who rests. */
  private static final Duration NAP = Duration.ofMillis(200);

  private final AuthPrefix scheme;
  private final KeyVariants keys;
  private final SecretRedaction redaction;
  private final ShrinkingTimeout patience;
  private final ShrinkingTimeout storePatience;
  private final RunClock time;
  private final ProbeTransport transport;
  private final Queue<ProbeResponse> betrayals = new ConcurrentLinkedQueue<>();
  private volatile @Nullable String stopped;

  /** A caller with that key; no exchange takes longer than {@code most}. */
  public GatewayHttp(AuthPrefix scheme, String key, Duration most, RunClock time, Random random) {
    this.scheme = scheme;
    this.keys = KeyVariants.around(key, random);
    this.redaction = new SecretRedaction(key, keys.wrong());
    this.patience = new ShrinkingTimeout(most);
    this.storePatience = new ShrinkingTimeout(most);
    this.time = time;
    this.transport = new ProbeTransport(scheme, keys, redaction, time);
  }

  /** Sends a request; a read that is told to come back later does so. */
  public ProbeResponse send(ProbeRequest ask) {
    return ask.submits() ? once(ask) : patiently(ask, this::once);
  }

  private ProbeResponse patiently(
      ProbeRequest ask, Function<ProbeRequest, ProbeResponse> exchange) {
    ProbeResponse reply = exchange.apply(ask);
    for (int tries = 0; tries < 5 && RetryAfterHint.asked(reply); tries++) {
      rest(RetryAfterHint.of(reply));
      reply = exchange.apply(ask);
    }
    return reply;
  }

  /** Sends a request once, whatever the answer. */
  public ProbeResponse once(ProbeRequest ask) {
    goOn();
    ProbeResponse reply = exchange(ask);
    note(reply);
    return reply;
  }

  private ProbeResponse exchange(ProbeRequest ask) {
    boolean read = ask.method().equals("GET");
    ExchangeLimits given = ask.limits();
    ExchangeLimits limits =
        given != null ? given : new ExchangeLimits(patience.left(), patience.bytes());
    ProbeResponse reply = read ? transport.read(ask, limits) : transport.write(ask, limits);
    // Only images need a long answer.
    boolean rambling =
        reply.length() > ExchangeLimits.SHORT && reply.json().findValue("images") == null;
    if (given == null && (slow(reply) || rambling)) {
      patience.wore();
    }
    return reply;
  }

  private static boolean slow(ProbeResponse reply) {
    return reply.trouble() != null && reply.exchange().millis() > WEARING;
  }

  /** Throws {@link RunStopped} where nothing is sent any more. */
  public void goOn() {
    String reason = stopped;
    if (reason != null) {
      throw new RunStopped(reason);
    }
  }

  /** Fetches a file, following redirects. The key stays here. */
  public ProbeResponse fetch(ProbeRequest ask) {
    return patiently(ask, this::file);
  }

  private ProbeResponse file(ProbeRequest ask) {
    goOn();
    ProbeResponse reply =
        transport.file(ask, new ExchangeLimits(storePatience.left(), ExchangeLimits.FILE));
    if (slow(reply)) {
      storePatience.wore();
    }
    return reply;
  }

  /** Sends a last request although the run has been stopped. */
  public ProbeResponse lastly(ProbeRequest ask) {
    return exchange(ask);
  }

  /** Waits; a stop ends it early. */
  public void rest(Duration duration) {
    Duration left = duration;
    try {
      do {
        goOn();
        time.sleep(left.compareTo(NAP) < 0 ? left : NAP);
        left = left.minus(NAP);
      } while (!left.isNegative() && !left.isZero());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunStopped("the run was interrupted");
    }
  }

  /** From now on nothing is sent, and reads under way are broken off. */
  public void stop(String reason) {
    stopped = reason;
    transport.breakOff();
  }

  /** The word before the key. */
  public AuthPrefix scheme() {
    return scheme;
  }

  /** Takes the key out of a text. */
  public SecretRedaction redaction() {
    return redaction;
  }

  /** A text as it may be shown: without the key, and not too long. */
  public String shown(String text) {
    return Truncation.bounded(redaction.of(text));
  }

  /** What a stranger may try: no key, one that is made up, and those that are almost the key. */
  public List<ProbeCredentials> strangers() {
    return keys.strangers();
  }

  /** The answers that gave the key away. */
  public List<ProbeResponse> betrayals() {
    return List.copyOf(betrayals);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    transport.close();
  }

  private void note(ProbeResponse reply) {
    if (redaction.betrays(reply.text()) || redaction.betrays(reply.headers())) {
      betrayals.add(reply);
    }
  }
}
