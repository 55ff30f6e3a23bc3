package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.model.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that came in. */
public final class RequestLog {
  private final int most;
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

  public RequestLog(int most) {
    this.most = most;
  }

  void add(RequestContext turn, String url) {
    ReceivedRequest request =
        new ReceivedRequest(
            turn.step,
            turn.method,
            url,
            turn.headers,
            new String(turn.bytes, StandardCharsets.UTF_8));
    synchronized (requests) {
      if (requests.size() == most) {
        requests.removeFirst();
      }
      requests.addLast(request);
    }
  }

  public List<ReceivedRequest> all() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  public void clear() {
    synchronized (requests) {
      requests.clear();
    }
  }
}
