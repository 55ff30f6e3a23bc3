package dev.fluxcontract.client.internal.http;

import java.time.Duration;
import okhttp3.Request;

/** A call that reports its end to its maker, unless it is cancelled, before its start or after. */
public interface CancellableCall {
  /**
   * Makes the call on a thread of the client's, as soon as not too many others are under way.
   *
   * @param limit for the call, from when it starts
   * @param timeLeft for the call and the wait before it, from now
   */
  void start(Request request, Duration limit, Duration timeLeft);

  /**
   * Ends the call without a report, down to the socket. A call that is cancelled before its start
   * is cancelled again after it.
   */
  void cancel();

  /** Makes the call, on a thread that it has to itself. */
  void make();

  /** Ends the call, since no thread could be started for it. */
  void refuse(Throwable why);

  /** Says how the call ended, unless that has been said. Its slot is free by then. */
  void report();
}
