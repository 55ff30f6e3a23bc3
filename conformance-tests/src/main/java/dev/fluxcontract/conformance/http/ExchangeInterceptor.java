package dev.fluxcontract.conformance.http;

import dev.fluxcontract.conformance.wire.HttpExchanger;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Receives each exchange of a run, or answers requests in the gateway's place. */
public interface ExchangeInterceptor {
  /** Sends everything to the gateway, and keeps nothing. */
  ExchangeInterceptor NONE = new ExchangeInterceptor() {};

  /** How the reason begins where a recording lacks the exchange. */
  String NOT_RECORDED = "the recording has no ";

  /** Recorded in place of an answer where a submit is not sent, since it costs too much. */
  HttpExchanger.Answer NOT_SENT =
      HttpExchanger.Answer.none(
          new HttpExchanger.Trouble(
              HttpExchanger.TroubleKind.BROKEN, ClientCallRecorder.OUT_OF_BUDGET));

  /**
   * An answer that stands for the gateway's.
   *
   * @param millis how long it took
   */
  record Replayed(HttpExchanger.Answer answer, long millis) {}

  /**
   * Answers a request; null where it is to be sent.
   *
   * @throws NotRecordedException if it is not to be sent, and there is no answer
   */
  default @Nullable Replayed replay(ProbeRequest request, SecretRedaction redaction) {
    return null;
  }

  /** Whether it answers all requests itself. */
  default boolean replays() {
    return false;
  }

  /** Receives what the gateway answered. */
  default void record(
      ProbeRequest request, HttpExchanger.Answer answer, long millis, SecretRedaction redaction) {}

  /** Whether it keeps what it is told. */
  default boolean records() {
    return false;
  }

  /** Nothing can be said of the gateway: the recording holds no such exchange. */
  final class NotRecordedException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    /** Names the request. */
    public NotRecordedException(String message) {
      super(message);
    }
  }
}
