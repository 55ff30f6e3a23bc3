package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.GatewayServer;
import dev.fluxcontract.conformance.gateway.server.WireMockServers;
import dev.fluxcontract.conformance.recording.Recording;
import dev.fluxcontract.conformance.recording.RecordingStubs;
import java.io.IOException;

/**
 * Stands in for a gateway: answers on this machine as it did when a recording was made, whatever
 * the key. A request that was not recorded is 404, and the body says which one it was.
 */
public final class RecordedGateway implements AutoCloseable {
  private final GatewayServer server;
  private final String path;

  /**
   * Starts it.
   *
   * @param port the port to listen on; 0 for any free one
   */
  public RecordedGateway(Recording recording, int port) throws IOException {
    server = WireMockServers.startEmpty(port);
    String own = "http://127.0.0.1:" + server.port();
    for (ObjectNode mapping : RecordingStubs.of(recording, own)) {
      server.add(LosslessJson.write(mapping));
    }
    path = recording.header().gateway().replaceFirst("https?://[^/?#]*", "");
  }

  /** The base URL, with the path prefix of the recorded gateway. */
  public String url() {
    return "http://127.0.0.1:" + server.port() + path;
  }

  /** Waits until it no longer listens. */
  public void awaitClose() throws InterruptedException {
    server.awaitStop();
  }

  @Override
  public void close() {
    server.stop();
  }
}
