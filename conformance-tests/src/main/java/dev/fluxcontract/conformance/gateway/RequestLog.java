package dev.fluxcontract.conformance.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests that came in. */
final class RequestLog {
  private final int most;
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

  RequestLog(int most) {
    this.most = most;
  }

  void add(Turn turn, String url) {
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

  List<ReceivedRequest> all() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  void clear() {
    synchronized (requests) {
      requests.clear();
    }
  }
}
