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
public final class Caller implements AutoCloseable {
  /** A failure that took that many milliseconds is one that held the run. */
  private static final long WEARING = 500;

  /** How long a stop may go unnoticed by who rests. */
  private static final Duration NAP = Duration.ofMillis(200);

  private final Scheme scheme;
  private final Keys keys;
  private final Redaction redaction;
  private final Patience patience;
  private final Patience storePatience;
  private final Time time;
  private final Transport transport;
  private final Queue<Reply> betrayals = new ConcurrentLinkedQueue<>();
  private volatile @Nullable String stopped;

  /** A caller with that key; no exchange takes longer than {@code most}. */
  public Caller(Scheme scheme, String key, Duration most, Time time, Random random) {
    this.scheme = scheme;
    this.keys = Keys.around(key, random);
    this.redaction = new Redaction(key, keys.wrong());
    this.patience = new Patience(most);
    this.storePatience = new Patience(most);
    this.time = time;
    this.transport = new Transport(scheme, keys, redaction, time);
  }

  /** Sends a request; a read that is told to come back later does so. */
  public Reply send(Ask ask) {
    return ask.submits() ? once(ask) : patiently(ask, this::once);
  }

  private Reply patiently(Ask ask, Function<Ask, Reply> exchange) {
    Reply reply = exchange.apply(ask);
    for (int tries = 0; tries < 5 && RetryAfter.asked(reply); tries++) {
      rest(RetryAfter.of(reply));
      reply = exchange.apply(ask);
    }
    return reply;
  }

  /** Sends a request once, whatever the answer. */
  public Reply once(Ask ask) {
    goOn();
    Reply reply = exchange(ask);
    note(reply);
    return reply;
  }

  private Reply exchange(Ask ask) {
    boolean read = ask.method().equals("GET");
    Limits given = ask.limits();
    Limits limits = given != null ? given : new Limits(patience.left(), patience.bytes());
    Reply reply = read ? transport.read(ask, limits) : transport.write(ask, limits);
    // Only images need a long answer.
    boolean rambling = reply.length() > Limits.SHORT && reply.json().findValue("images") == null;
    if (given == null && (slow(reply) || rambling)) {
      patience.wore();
    }
    return reply;
  }

  private static boolean slow(Reply reply) {
    return reply.trouble() != null && reply.exchange().millis() > WEARING;
  }

  /** Throws {@link Stopped} where nothing is sent any more. */
  public void goOn() {
    String reason = stopped;
    if (reason != null) {
      throw new Stopped(reason);
    }
  }

  /** Fetches a file, following redirects. The key stays here. */
  public Reply fetch(Ask ask) {
    return patiently(ask, this::file);
  }

  private Reply file(Ask ask) {
    goOn();
    Reply reply = transport.file(ask, new Limits(storePatience.left(), Limits.FILE));
    if (slow(reply)) {
      storePatience.wore();
    }
    return reply;
  }

  /** Sends a last request although the run has been stopped. */
  public Reply lastly(Ask ask) {
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
      throw new Stopped("the run was interrupted");
    }
  }

  /** From now on nothing is sent, and reads under way are broken off. */
  public void stop(String reason) {
    stopped = reason;
    transport.breakOff();
  }

  /** The word before the key. */
  public Scheme scheme() {
    return scheme;
  }

  /** Takes the key out of a text. */
  public Redaction redaction() {
    return redaction;
  }

  /** A text as it may be shown: without the key, and not too long. */
  public String shown(String text) {
    return Text.bounded(redaction.of(text));
  }

  /** What a stranger may try: no key, one that is made up, and those that are almost the key. */
  public List<Credentials> strangers() {
    return keys.strangers();
  }

  /** The answers that gave the key away. */
  public List<Reply> betrayals() {
    return List.copyOf(betrayals);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    transport.close();
  }

  private void note(Reply reply) {
    if (redaction.betrays(reply.text()) || redaction.betrays(reply.headers())) {
      betrayals.add(reply);
    }
  }
}
