package dev.fluxcontract.benchmarks.calls;

import java.io.IOException;
import java.io.OutputStream;

/** What the server answers to a request: head and body, prepared as far as they can be. */
interface CannedAnswers {
  byte[] to(RequestHead request);

  /** Answers a request; false where that ends the connection. */
  default boolean answer(RequestHead request, OutputStream out)
      throws IOException, InterruptedException {
    out.write(to(request));
    return true;
  }

  /** {@code done}; {@code timed:LONG:SHORT} in milliseconds; or {@code result:BYTES}. */
  static CannedAnswers named(String mode) {
    String[] parts = mode.split(":", -1);
    return switch (parts[0]) {
      case "done" -> new DoneAnswers(CannedResponse.RESULT);
      case "result" -> new DoneAnswers(CannedResponse.resultOf(Integer.parseInt(parts[1])));
      case "timed" -> new TimedAnswers(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
      default -> throw new IllegalArgumentException("no such server: " + mode);
    };
  }

  /** Every job is done at once. */
  record DoneAnswers(CannedResponse result) implements CannedAnswers {
    @Override
    public byte[] to(RequestHead request) {
      if (request.is("POST ")) {
        return CannedResponse.TICKET.bytes();
      }
      if (request.names("/status/stream")) {
        return CannedResponse.STREAM.bytes();
      }
      return request.names("/status") ? CannedResponse.STATUS.bytes() : result.bytes();
    }
  }
}
