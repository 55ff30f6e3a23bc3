package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.RequestPurpose;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how a gateway answers during an attempt. */
final class AnswerCounter implements ExchangeInterceptor {
  private final AtomicInteger good = new AtomicInteger();
  private final AtomicInteger submits = new AtomicInteger();
  private final AtomicInteger goodSubmits = new AtomicInteger();

  @Override
  public void record(
      ProbeRequest request, HttpExchanger.Answer answer, long millis, SecretRedaction redaction) {
    if (answer.equals(NOT_SENT)) {
      return;
    }
    boolean answered = answer.trouble() == null && answer.status() < 500;
    if (answered) {
      good.incrementAndGet();
    }
    if (request.purpose() == RequestPurpose.SUBMIT) {
      submits.incrementAndGet();
      if (answered && answer.status() != 429) {
        goodSubmits.incrementAndGet();
      }
    }
  }

  /** Whether anything was answered but errors of the gateway's own. */
  boolean answered() {
    return good.get() > 0;
  }

  /** Whether the gateway did not take or refuse a single submit, but broke or had no room. */
  boolean noSubmitWorked() {
    return submits.get() > 0 && goodSubmits.get() == 0;
  }
}
