package dev.fluxcontract.conformance.gateway;

/** How a job stands. */
enum State {
  IN_QUEUE,
  IN_PROGRESS,
  COMPLETED
}
