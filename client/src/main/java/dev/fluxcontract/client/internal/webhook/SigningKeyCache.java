package dev.fluxcontract.client.internal.webhook;

import dev.fluxcontract.client.InterruptedCallException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The keys as they stand at their address. They are kept for a day, and asked for again before that
 * when none of them made a signature, for they may have changed. Whoever sends false signatures
 * must not be able to send this client to the address each time, so there is a pause in between.
 */
public final class SigningKeyCache {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(5);

  private final OkHttpClient http;
  private final HttpUrl url;
  private final Clock clock;

  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;
  private @Nullable Instant lastTried;

  public SigningKeyCache(OkHttpClient http, HttpUrl url, Clock clock) {
    this.http = http;
    this.url = url;
    this.clock = clock;
  }

  /** The keys that are to be used now, fetched where they are missing or a day old. */
  public SigningKeys current() {
    Snapshot known = snapshot;
    return known != null && isWithin(known.fetched, KEPT) ? known.keys : newerThan(known).keys;
  }

  /** What is to be tried after these keys failed: newer ones, or the same where there are none. */
  public SigningKeys after(SigningKeys failed) {
    Snapshot known = snapshot;
    if (known == null || known.keys != failed) {
      return current();
    }
    return newerThan(known).keys;
  }

  private Snapshot newerThan(@Nullable Snapshot known) {
    try {
      fetching.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      Snapshot latest = snapshot;
      if (latest != null && !latest.equals(known)) {
        return latest;
      }
      Instant tried = lastTried;
      Duration pause = latest == null ? PAUSE_WITHOUT_KEYS : PAUSE;
      if (tried != null && isWithin(tried, pause)) {
        return latest != null ? latest : unavailable("they were asked for a moment ago", null);
      }
      lastTried = clock.instant();
      return fetched(latest);
    } finally {
      fetching.unlock();
    }
  }

  /** Old keys are better than none: an address that is down must not stop every delivery. */
  private Snapshot fetched(@Nullable Snapshot older) {
    try {
      Snapshot fresh = new Snapshot(JwksFetcher.from(http, url), clock.instant());
      snapshot = fresh;
      return fresh;
    } catch (IOException e) {
      return older != null ? older : unavailable(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private boolean isWithin(Instant then, Duration limit) {
    Duration age = Duration.between(then, clock.instant());
    // A clock that was set back must not keep old keys, or the pause, for longer than meant.
    return !age.isNegative() && age.compareTo(limit) < 0;
  }

  private Snapshot unavailable(String why, @Nullable Throwable cause) {
    throw ExceptionConstructors.get()
        .transport(
            "Cannot tell whether the delivery is genuine: the keys at "
                + url
                + " are not to be had: "
                + why
                + ". Answer 503, and it will be delivered again.",
            FailureDetails.of(Taken.UNKNOWN),
            cause);
  }

  private static InterruptedCallException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return ExceptionConstructors.get()
        .interruptedCall(
            "Interrupted while fetching the keys of webhook deliveries",
            FailureDetails.of(Taken.UNKNOWN),
            cause);
  }

  private record Snapshot(SigningKeys keys, Instant fetched) {}
}
