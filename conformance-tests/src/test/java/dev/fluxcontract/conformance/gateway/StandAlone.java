package dev.fluxcontract.conformance.gateway;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Example;
import dev.fluxcontract.conformance.contract.Json;
import dev.fluxcontract.conformance.contract.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A WireMock that knows nothing but the files that were written for it. */
final class StandAlone implements AutoCloseable {
  private final WireMockServer server;

  StandAlone(Path directory) throws IOException {
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
    return Json.read(last.getRequest().getBody());
  }

  /** The ticket that the document of a request prints, or else the operation's first one. */
  static JsonNode ticketFor(Operation operation, Example request) {
    List<Example> tickets = requireNonNull(operation.answer(200)).examples();
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
