package dev.fluxcontract.conformance.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Connections that carried a whole exchange and can carry another one, by host. */
final class IdleConnections implements AutoCloseable {
  private static final int MOST = 16;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

  private record Idle(HttpConnection connection, long since) {}

  private final Map<String, Deque<Idle>> byHost = new HashMap<>();
  private boolean closed;

  /** Takes one that seems to be open, or null where there is none. */
  synchronized @Nullable HttpConnection take(HttpUrl url) {
    Deque<Idle> some = byHost.getOrDefault(HttpConnection.origin(url), new ArrayDeque<>());
    while (!some.isEmpty()) {
      Idle last = some.removeLast();
      if (System.nanoTime() - last.since() < NANOS && last.connection().quiet()) {
        return last.connection();
      }
      last.connection().close();
    }
    return null;
  }

  /** Keeps a connection, and tells whether it did. */
  synchronized boolean keep(HttpUrl url, HttpConnection connection) {
    if (closed) {
      return false;
    }
    Deque<Idle> some =
        byHost.computeIfAbsent(HttpConnection.origin(url), any -> new ArrayDeque<>());
    some.addLast(new Idle(connection, System.nanoTime()));
    if (some.size() > MOST) {
      some.removeFirst().connection().close();
    }
    return true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    byHost.values().forEach(some -> some.forEach(one -> one.connection().close()));
    byHost.clear();
  }
}
