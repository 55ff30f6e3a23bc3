package dev.fluxcontract.conformance.gateway.server;

import com.github.tomakehurst.wiremock.http.Fault;

/** How a connection breaks in place of an answer. */
public enum ConnectionBreak {
  RESET(Fault.CONNECTION_RESET_BY_PEER),
  CLOSED(Fault.EMPTY_RESPONSE),
  GARBAGE(Fault.MALFORMED_RESPONSE_CHUNK);

  final Fault fault;

  ConnectionBreak(Fault fault) {
    this.fault = fault;
  }
}
