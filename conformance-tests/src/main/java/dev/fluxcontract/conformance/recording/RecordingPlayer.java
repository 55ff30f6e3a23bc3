package dev.fluxcontract.conformance.recording;

import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import dev.fluxcontract.conformance.wire.HttpExchanger.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Answers each request as the gateway did when the recording was made. Requests that are alike get
 * the recorded answers in turn, and the last of them again: a state that was reached stays. A
 * request that was not recorded is not answered, so that its checks cannot tell.
 */
public final class RecordingPlayer implements ExchangeInterceptor {
  private final Recording recording;
  private final RecordedClock clock;
  private final PromptRemoval prompts;
  private final Map<String, Deque<Recording.Place>> exact = new HashMap<>();
  private final Map<String, Deque<Recording.Place>> ofNoJob = new HashMap<>();
  private final Set<Long> played = new HashSet<>();

  /** Plays a recording from its start. */
  public RecordingPlayer(Recording recording) {
    this.recording = recording;
    this.clock = new RecordedClock(recording.header().started());
    this.prompts = new PromptRemoval(recording.header().prompts());
    for (Recording.Place place : recording.places()) {
      exact.computeIfAbsent(place.key(), any -> new ArrayDeque<>()).add(place);
      if (place.keyOfNoJob() != null) {
        ofNoJob.computeIfAbsent(place.keyOfNoJob(), any -> new ArrayDeque<>()).add(place);
      }
    }
  }

  /** The time as it was when an answer came. */
  public RecordedClock clock() {
    return clock;
  }

  @Override
  public boolean replays() {
    return true;
  }

  @Override
  public Replayed replay(ProbeRequest request, SecretRedaction redaction) {
    RecordedExchange asked =
        RecordedExchange.of(
            request, Answer.none(null), 0, 0, new RecordRedaction(redaction, prompts));
    Recording.Place place = next(asked);
    RecordedExchange recorded = read(place);
    if (asked.body() != null && !asked.body().equals(recorded.body())) {
      throw new NotRecordedException(
          "when this was recorded, the suite sent another body for it than it does today");
    }
    Trouble trouble = recorded.answer().trouble();
    if (trouble != null && trouble.equals(NOT_SENT.trouble())) {
      throw new NotRecordedException(trouble.message());
    }
    if (isFirst(place)) {
      clock.set(Duration.ofMillis(recorded.start()));
    }
    return new Replayed(prompts.restored(recorded.answer()), recorded.millis());
  }

  /** An answer that is given again says nothing of the time: it may stand for hours of waiting. */
  private synchronized boolean isFirst(Recording.Place place) {
    return played.add(place.offset());
  }

  private synchronized Recording.Place next(RecordedExchange asked) {
    Deque<Recording.Place> places = exact.get(asked.key());
    if (places == null) {
      places = ofNoJob.get(asked.keyOfNoJob());
    }
    if (places == null || places.isEmpty()) {
      throw new NotRecordedException(
          NOT_RECORDED
              + asked.method()
              + " "
              + asked.url()
              + (asked.subject() == null ? "" : " for " + asked.subject())
              + " "
              + asked.credentials());
    }
    return asked.isSubmit() || places.size() > 1 ? places.remove() : places.element();
  }

  private RecordedExchange read(Recording.Place place) {
    try {
      return recording.at(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
