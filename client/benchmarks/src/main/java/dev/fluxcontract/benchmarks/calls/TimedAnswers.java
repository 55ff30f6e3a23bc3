package dev.fluxcontract.benchmarks.calls;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Jobs that end at a known time, which their id holds, so that the server need not remember them
 * and a client's program on this machine can say how late it was.
 */
public final class TimedAnswers implements CannedAnswers {
  /** The path of short jobs, which take between half of the time and one and a half times it. */
  private static final String SHORT_PATH = "/schnell";

  private static final int SPREAD = 20;

  /** Sooner than a client gives up on a stream. */
  private static final long EVENT_MILLIS = 5000;

  private final long longMillis;
  private final long shortMillis;
  private final AtomicInteger jobs = new AtomicInteger();

  TimedAnswers(long longMillis, long shortMillis) {
    this.longMillis = longMillis;
    this.shortMillis = shortMillis;
  }

  @Override
  public byte[] to(RequestHead request) {
    if (request.is("POST ")) {
      int job = jobs.incrementAndGet();
      long length = request.names(SHORT_PATH) ? shortMillis : longMillis;
      // Between 0.5 and 1.5 of a short job's length, 0.95 and 1.05 of a long one's.
      double spread = request.names(SHORT_PATH) ? 1 : 0.1;
      double share = 1 + spread * ((double) (job * 7 % SPREAD) / SPREAD - 0.5);
      long end = System.currentTimeMillis() + (long) (length * share);
      return CannedResponse.TICKET.of(String.format("%08x-0000-4000-8000-%012x", job, end));
    }
    String id = request.segmentAfter("/requests/");
    if (!request.names("/status")) {
      return CannedResponse.RESULT.of(id);
    }
    boolean over = System.currentTimeMillis() >= endMillis(id);
    return (over ? CannedResponse.STATUS : CannedResponse.PENDING).of(id);
  }

  /** A stream lasts as long as its job, and is heard of every few seconds. */
  @Override
  public boolean answer(RequestHead request, OutputStream out)
      throws IOException, InterruptedException {
    if (!request.names("/status/stream")) {
      return CannedAnswers.super.answer(request, out);
    }
    String id = request.segmentAfter("/requests/");
    out.write(CannedResponse.openStream(id));
    long left = endMillis(id) - System.currentTimeMillis();
    for (; left > 0; left = endMillis(id) - System.currentTimeMillis()) {
      Thread.sleep(Math.min(left, EVENT_MILLIS));
      boolean over = System.currentTimeMillis() >= endMillis(id);
      out.write(CannedResponse.event(id, over ? "COMPLETED" : "IN_PROGRESS"));
    }
    return false;
  }

  /** When the job of that id ends, as the clock of this machine has it. */
  public static long endMillis(String requestId) {
    return Long.parseLong(requestId.substring(requestId.lastIndexOf('-') + 1), 16);
  }
}
