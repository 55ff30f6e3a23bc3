package dev.fluxcontract.conformance.gateway.server;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Holds answers back. WireMock could too, but its delays outlive it: a stalled caller would wait on
 * after the gateway was closed.
 *
 * <p>Nor is it enough to break off what is held back: a caller who is cut off asks again at once,
 * and a connection that is made while the server stops is taken and then forgotten, open. So the
 * gateway stops when those who waited have been answered.
 */
public final class DelayGate implements ServeEventListener {
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Set<UUID> held = new HashSet<>();
  private boolean over = true;

  public synchronized void begin() {
    over = false;
  }

  /** Holds nothing back any longer, and returns when everybody who waited has an answer. */
  public synchronized void end() {
    over = true;
    notifyAll();
    await(held::isEmpty, LAST_WORDS);
    held.clear();
  }

  /** Waits, and tells whether the gateway is still open afterwards. */
  synchronized boolean hold(UUID request, Duration delay) {
    if (delay.isZero()) {
      held.remove(request);
    }
    await(() -> over, delay);
    return !over && !Thread.currentThread().isInterrupted();
  }

  /** What has come in may turn out to be held back. */
  @Override
  public synchronized void beforeMatch(ServeEvent event, Parameters parameters) {
    held.add(event.getId());
  }

  @Override
  public synchronized void afterComplete(ServeEvent event, Parameters parameters) {
    if (held.remove(event.getId()) && over) {
      notifyAll();
    }
  }

  @Override
  public String getName() {
    return "flux-delay-gate";
  }

  private void await(BooleanSupplier what, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      long left = atMost.toMillis();
      while (left > 0 && !what.getAsBoolean()) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
