package dev.fluxcontract.conformance.gateway;

import com.github.tomakehurst.wiremock.http.Fault;

/** How a connection breaks in place of an answer. */
enum Breakage {
  RESET(Fault.CONNECTION_RESET_BY_PEER),
  CLOSED(Fault.EMPTY_RESPONSE),
  GARBAGE(Fault.MALFORMED_RESPONSE_CHUNK);

  final Fault fault;

  Breakage(Fault fault) {
    this.fault = fault;
  }
}
