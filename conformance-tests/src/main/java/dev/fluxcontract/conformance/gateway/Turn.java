package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.contract.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request on its way to its answer, with all that is known about it so far. */
final class Turn {
  final String method;
  final String path;
  final Map<String, String> query;
  final Map<String, String> headers;
  final byte[] bytes;

  Step step = Step.UNKNOWN;
  @Nullable Operation operation;
  @Nullable String jobId;
  int fileNumber;
  @Nullable Job job;

  Turn(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] bytes) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.bytes = bytes;
  }

  @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  Job job() {
    if (job == null) {
      throw new IllegalStateException(method + " " + path + " is not about a job");
    }
    return job;
  }
}
