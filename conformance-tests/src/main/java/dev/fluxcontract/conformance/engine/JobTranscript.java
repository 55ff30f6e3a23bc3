package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Everything that came back about one job, in order. */
final class JobTranscript {
  /** On which occasion something came back. */
  enum Occasion {
    SUBMIT,
    STATUS,
    RESULT,
    CANCEL,
    /** A state with the log lines. */
    LOGS,
    /** A state after the end. */
    LATER_STATUS,
    /** A result after the images were here. */
    LATER_RESULT,
    /** Somebody without the key asked. */
    ATTEMPT
  }

  private record Sighting(Occasion occasion, ProbeResponse reply) {}

  private final List<Sighting> transcript = new CopyOnWriteArrayList<>();

  void add(Occasion occasion, ProbeResponse reply) {
    if (told(reply) != null) {
      transcript.add(new Sighting(occasion, reply));
    }
  }

  /** An answer, or null where it says nothing of the job: too many requests. */
  static @Nullable ProbeResponse told(ProbeResponse reply) {
    return reply.hasStatus(429) ? null : reply;
  }

  List<ProbeResponse> all() {
    return transcript.stream().map(Sighting::reply).toList();
  }

  List<ProbeResponse> of(Occasion occasion) {
    return transcript.stream()
        .filter(sighting -> sighting.occasion() == occasion)
        .map(Sighting::reply)
        .toList();
  }
}
