package dev.fluxcontract.client.internal.webhook;

import dev.fluxcontract.client.InterruptedCallException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailedCallException;
import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The keys as published at their address. They are kept for a day, and fetched earlier if none of
 * them made a signature, since they may have changed. False signatures must not cause a fetch each
 * time, so there is a pause in between.
 */
public final class SigningKeyCache {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(5);

  private final OkHttpClient http;
  private final HttpUrl url;
  private final Clock clock;

  private volatile @Nullable Snapshot snapshot;
  private @Nullable JwksFetcher lastFetch;
  private Instant lastTried = Instant.EPOCH;

  /** {@code http} has a call timeout, which is also how long a caller waits at most. */
  public SigningKeyCache(OkHttpClient http, HttpUrl url, Clock clock) {
    this.http = http;
    this.url = url;
    this.clock = clock;
  }

  /** The keys to use now, fetched if they are missing or a day old. */
  public SigningKeys current() {
    Snapshot known = snapshot;
    return known != null && isWithin(known.fetched, KEPT) ? known.keys : newerThan(known);
  }

  /** The keys to try after these failed: newer ones, or the same if there are none. */
  public SigningKeys after(SigningKeys failed) {
    Snapshot known = snapshot;
    return known == null || known.keys != failed ? current() : newerThan(known);
  }

  /** Old keys are better than none: an address that is down must not stop every delivery. */
  private SigningKeys newerThan(@Nullable Snapshot known) {
    try {
      return fetch(known).await();
    } catch (IOException e) {
      Snapshot latest = snapshot;
      return latest == null ? unavailable(e) : latest.keys;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The last fetch, if it is under way, brought newer keys, or began just before; or a new one. */
  private synchronized JwksFetcher fetch(@Nullable Snapshot known) {
    JwksFetcher last = lastFetch;
    Duration pause = known == null ? PAUSE_WITHOUT_KEYS : PAUSE;
    if (last == null
        || !(last.isRunning() || !Objects.equals(snapshot, known) || isWithin(lastTried, pause))) {
      lastTried = clock.instant();
      last = JwksFetcher.start(http, url, keys -> snapshot = new Snapshot(keys, clock.instant()));
      lastFetch = last;
    }
    return last;
  }

  private boolean isWithin(Instant then, Duration limit) {
    Duration age = Duration.between(then, clock.instant());
    // A clock that was set back must not keep old keys, or the pause, for longer than meant.
    return !age.isNegative() && age.compareTo(limit) < 0;
  }

  private SigningKeys unavailable(IOException cause) {
    throw ExceptionConstructors.get()
        .transport(
            "Cannot tell whether the delivery is genuine: the keys at "
                + url
                + " cannot be fetched: "
                + FailedCallException.reason(cause)
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
