package dev.fluxcontract.conformance.gateway.queue;

/** How a job stands. */
public enum QueueState {
  IN_QUEUE,
  IN_PROGRESS,
  COMPLETED
}
