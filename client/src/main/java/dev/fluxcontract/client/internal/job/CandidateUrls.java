package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.response.ResponseLimit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that may be the right one, each once, and which of them is being tried. The first
 * nearly always is, so each one is worked out only when its turn comes.
 */
public final class CandidateUrls {
  private final Iterator<Supplier<@Nullable HttpUrl>> untried;

  /** As text: of ten thousand jobs that wait each keeps some. */
  private final List<String> tried = new ArrayList<>(1);

  private int at;

  CandidateUrls(List<Supplier<@Nullable HttpUrl>> urls) {
    untried = urls.iterator();
  }

  boolean none() {
    return tried.isEmpty() && !more();
  }

  String current() {
    if (none()) {
      throw new IllegalStateException("There is no address to ask at");
    }
    return tried.get(at);
  }

  /** A request to the current address. */
  Request request(ResponseLimit limit) {
    return new Request.Builder().url(current()).tag(ResponseLimit.class, limit).build();
  }

  /** Moves on; false, and back at the first, where that was the last. */
  boolean next() {
    at = !none() && (at + 1 < tried.size() || more()) ? at + 1 : 0;
    return at > 0;
  }

  private boolean more() {
    while (untried.hasNext()) {
      HttpUrl url = untried.next().get();
      if (url != null && !tried.contains(url.toString())) {
        return tried.add(url.toString());
      }
    }
    return false;
  }
}
