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
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .extensions(front, patience)
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
    options = port == 0 ? options.dynamicPort() : options.port(port);
    WireMockServer server = new WireMockServer(options);
    server.start();
    server.stubFor(
        any(anyUrl())
            .withId(STUB)
            .atPriority(LAST)
            .willReturn(aResponse().withTransformers(WireMockAdapter.NAME)));
    mappings.forEach(mapping -> server.addStubMapping(StubMapping.buildFrom(mapping)));
    return server;
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
