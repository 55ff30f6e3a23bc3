package dev.fluxcontract.conformance.gateway.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.UUID;

/**
 * The WireMock server, without what this gateway has no use for: its client for proxying, its
 * mapping files and its journal cost half of the time it takes to start.
 */
public final class WireMockServers {
  private static final int LAST = 100;

  /** WireMock names the stub in a header; it is to be the same one in every run. */
  private static final UUID STUB = new UUID(0, LAST);

  private WireMockServers() {}

  public static WireMockServer start(
      int port,
      WireMockAdapter front,
      DelayGate patience,
      List<String> mappings,
      Runnable stopped) {
    WireMockServer server =
        start(options(port, stopped).extensions(front, patience), WireMockAdapter.NAME);
    mappings.forEach(mapping -> add(server, mapping));
    return server;
  }

  /** Starts a server for mappings of a recording; all that they do not answer is 404. */
  public static WireMockServer startEmpty(int port, Runnable stopped) {
    return start(options(port, stopped).extensions(new NotRecordedReply()), NotRecordedReply.NAME);
  }

  /** Adds a mapping, as JSON. */
  public static void add(WireMockServer server, String mapping) {
    server.addStubMapping(StubMapping.buildFrom(mapping));
  }

  private static WireMockServer start(WireMockConfiguration options, String answersTheRest) {
    WireMockServer server = new WireMockServer(options);
    server.start();
    server.stubFor(
        any(anyUrl())
            .withId(STUB)
            .atPriority(LAST)
            .willReturn(aResponse().withTransformers(answersTheRest)));
    return server;
  }

  private static WireMockConfiguration options(int port, Runnable stopped) {
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .extensionScanningEnabled(false)
            .mappingSource(new NoMappings())
            .httpServerFactory(
                (settings, admin, stubs) -> new GatewayServer(settings, admin, stubs, stopped))
            .httpClientFactory(
                (options1, trustAll, trusted, system) ->
                    request -> {
                      throw new UnsupportedOperationException("This gateway calls nobody");
                    })
            .templatingEnabled(false)
            .disableRequestJournal()
            .stubRequestLoggingDisabled(true)
            .stubCorsEnabled(false)
            .gzipDisabled(true)
            .http2PlainDisabled(true)
            .notifier(new ConsoleNotifier(false));
    return port == 0 ? options.dynamicPort() : options.port(port);
  }

  /** WireMock would read the mappings under src/test/resources of whoever runs it. */
  @SuppressWarnings("removal")
  private static final class NoMappings implements MappingsSource {
    @Override
    public void loadMappingsInto(StubMappings mappings) {}

    @Override
    public void save(List<StubMapping> mappings) {}

    @Override
    public void save(StubMapping mapping) {}

    @Override
    public void remove(StubMapping mapping) {}

    @Override
    public void removeAll() {}
  }
}
