package dev.fluxcontract.conformance.gateway;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A WireMock that knows nothing but the files that were written for it. */
final class StandAloneWireMock implements AutoCloseable {
  private final WireMockServer server;

  StandAloneWireMock(Path directory) throws IOException {
    new StubFiles(Contract.bundled()).write(directory);
    server =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().withRootDirectory(directory.toString()));
    server.start();
  }

  String url() {
    return server.baseUrl();
  }

  /** The body of the request that came in last. */
  JsonNode lastBody() throws IOException {
    ServeEvent last = server.getAllServeEvents().get(0);
    return LosslessJson.read(last.getRequest().getBody());
  }

  /** The ticket that the document of a request prints, or else the operation's first one. */
  static JsonNode ticketFor(Operation operation, ContractExample request) {
    List<ContractExample> tickets = requireNonNull(operation.answer(200)).examples();
    return tickets.stream()
        .filter(ticket -> ticket.document().equals(request.document()))
        .findFirst()
        .orElse(tickets.get(0))
        .value();
  }

  @Override
  public void close() {
    server.stop();
  }
}
