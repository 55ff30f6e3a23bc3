package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer, with all that is known about it so far. */
public final class RequestContext {
  final String method;
  public final String path;
  public final Map<String, String> query;
  public final Map<String, String> headers;
  final byte[] bytes;

  /** The gateway's own base URL, as the caller addressed it. */
  final String own;

  public GatewayStep step = GatewayStep.UNKNOWN;
  public @Nullable Operation operation;
  public @Nullable String jobId;
  int fileNumber;
  public @Nullable QueuedJob job;

  /** Whether the key was that of another customer than the usual one. */
  boolean otherCustomer;

  RequestContext(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] bytes,
      String own) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.bytes = bytes;
    this.own = own;
  }

  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  public QueuedJob job() {
    if (job == null) {
      throw new IllegalStateException(method + " " + path + " is not about a job");
    }
    return job;
  }
}
