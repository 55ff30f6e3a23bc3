package dev.fluxcontract.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.StubFiles;
import java.io.IOException;
import java.nio.file.Path;

/** A WireMock server whose only stubs are the documented examples. */
public final class StubServer implements AutoCloseable {
  private final WireMockServer server;

  /** Writes the stub files into an empty folder, and starts a server on them. */
  public StubServer(Path folder) throws IOException {
    new StubFiles(Contract.bundled()).write(folder);
    server =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().withRootDirectory(folder.toString()));
    server.start();
  }

  /** Its base URL. */
  public String url() {
    return server.baseUrl();
  }

  /** The body of the last request that it received. */
  JsonNode lastBody() throws IOException {
    ServeEvent last = server.getAllServeEvents().get(0);
    return LosslessJson.readBounded(last.getRequest().getBody());
  }

  @Override
  public void close() {
    server.stop();
  }
}
