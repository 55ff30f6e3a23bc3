package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that may be the right one, a request for each, and which of them is tried now. The
 * first is right nearly always, so each address is computed only when it is tried.
 */
public final class CandidateUrls {
  private final Iterator<Candidate> untried;
  private final List<Tried> tried = new ArrayList<>(1);
  private int at;

  /** The request to the address that was computed last, until it is sent for the first time. */
  private @Nullable Request unsent;

  /**
   * A request of the contract, and the address that takes the place of its own.
   *
   * @param url turns the contract's address into that one, or into null if there is none
   */
  record Candidate(Supplier<Request> request, Function<HttpUrl, @Nullable HttpUrl> url) {}

  /** The address as text, which saves heap with ten thousand jobs. */
  private record Tried(Supplier<Request> request, String url) {}

  CandidateUrls(List<Candidate> candidates) {
    untried = candidates.iterator();
  }

  boolean none() {
    return tried.isEmpty() && !more();
  }

  Request current() {
    if (none()) {
      throw ExceptionConstructors.get()
          .badAnswer(
              "No request can be made for this job: its ticket has no id, and its URLs are malformed or"
                  + " hold the key in a form that this client cannot send back as it came. If you know"
                  + " the id, use job(model, requestId)",
              FailureDetails.of(Taken.YES),
              null);
    }
    Request ready = unsent;
    unsent = null;
    Tried current = tried.get(at);
    return ready != null ? ready : current.request.get().newBuilder().url(current.url).build();
  }

  /** Moves to the next; from the last one, moves to the first and returns false. */
  boolean next() {
    boolean first = none();
    unsent = null;
    at = !first && (at + 1 < tried.size() || more()) ? at + 1 : 0;
    return at > 0;
  }

  private boolean more() {
    while (untried.hasNext()) {
      Candidate candidate = untried.next();
      Request request = candidate.request.get();
      HttpUrl url = candidate.url.apply(request.url());
      String text = String.valueOf(url);
      if (url != null && tried.stream().noneMatch(earlier -> earlier.url.equals(text))) {
        unsent = url.equals(request.url()) ? request : request.newBuilder().url(url).build();
        return tried.add(new Tried(candidate.request, text));
      }
    }
    return false;
  }
}
