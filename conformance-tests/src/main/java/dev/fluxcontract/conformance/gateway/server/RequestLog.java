package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.model.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that came in: so many, and so many characters of bodies, at most. */
public final class RequestLog {
  private static final int MOST_REQUESTS = 10_000;
  private static final long MOST_CHARACTERS = 64L << 20;

  private long characters;
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

  synchronized void add(RequestContext context, String url) {
    ReceivedRequest request =
        new ReceivedRequest(
            context.step,
            context.method,
            url,
            context.headers,
            new String(context.bytes, StandardCharsets.UTF_8));
    requests.addLast(request);
    characters += request.body().length();
    while (requests.size() > MOST_REQUESTS || characters > MOST_CHARACTERS) {
      characters -= requests.removeFirst().body().length();
    }
  }

  public synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }

  public synchronized void clear() {
    requests.clear();
    characters = 0;
  }
}
