package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where a gateway stops answering. */
enum StallPoint {
  SUBMIT,
  SUBMIT_BODY,
  STATUS,
  STATUS_BODY,
  RESULT,
  RESULT_BODY;

  void serve(Exchange exchange) throws IOException {
    String name =
        exchange.isPost() ? "SUBMIT" : exchange.path.contains("/status") ? "STATUS" : "RESULT";
    if (name().equals(name)) {
      exchange.stall();
    } else if (name().equals(name + "_BODY")) {
      exchange.raw(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"status\":");
      exchange.stall();
    } else {
      exchange.json(200, exchange.isPost() ? TICKET : "{'status':'COMPLETED'}");
    }
  }

  boolean isSubmit() {
    return this == SUBMIT || this == SUBMIT_BODY;
  }

  /** How many requests there are when it has stopped. */
  int requests() {
    return 1 + List.of(values()).indexOf(this) / 2;
  }

  SocketHarness scene() {
    return new SocketHarness(this::serve, settings -> settings.polling(progress -> Duration.ZERO));
  }
}
