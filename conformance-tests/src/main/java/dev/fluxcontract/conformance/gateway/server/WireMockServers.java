package dev.fluxcontract.conformance.gateway.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.common.ConsoleNotifier;
import com.github.tomakehurst.wiremock.core.Admin;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.ProxyResponseRenderer;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.http.StubResponseRenderer;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.stubbing.InMemoryScenarios;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StoreBackedStubMappings;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import com.github.tomakehurst.wiremock.verification.DisabledRequestJournal;
import com.github.tomakehurst.wiremock.verification.notmatched.NotMatchedRenderer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Puts the parts of WireMock together that this gateway has a use for. WireMockServer has them all:
 * templates, administration, proxying and a journal, a thousand classes that take longer to load
 * than all the rest.
 */
public final class WireMockServers {
  private static final int LAST = 100;

  /** WireMock names the stub in a header; it is to be the same one in every run. */
  private static final UUID STUB = new UUID(0, LAST);

  private WireMockServers() {}

  /** Starts a server whose requests the adapter answers, but for those that a mapping takes. */
  public static GatewayServer start(int port, WireMockAdapter front, DelayGate patience) {
    return start(port, front, Map.of(patience.getName(), patience));
  }

  /** Starts a server for mappings of a recording; all that they do not answer is 404. */
  public static GatewayServer startEmpty(int port) {
    return start(port, new NotRecordedReply(), Map.of());
  }

  private static GatewayServer start(
      int port,
      ResponseDefinitionTransformerV2 answersTheRest,
      Map<String, ServeEventListener> listeners) {
    WireMockConfiguration options = options(port);
    StubMappings mappings = mappings(options.getStores(), answersTheRest, listeners);
    GatewayServer server =
        new GatewayServer(options, handler(options, mappings, listeners), mappings);
    mappings.addMapping(
        any(anyUrl())
            .withId(STUB)
            .atPriority(LAST)
            .willReturn(aResponse().withTransformers(answersTheRest.getName()))
            .build());
    server.start();
    return server;
  }

  private static StubMappings mappings(
      Stores stores,
      ResponseDefinitionTransformerV2 answersTheRest,
      Map<String, ServeEventListener> listeners) {
    return new StoreBackedStubMappings(
        stores.getStubStore(),
        new InMemoryScenarios(stores.getScenariosStore()),
        Map.of(),
        Map.of(),
        Map.of(answersTheRest.getName(), answersTheRest),
        stores.getFilesBlobStore(),
        List.of(),
        listeners);
  }

  private static StubRequestHandler handler(
      WireMockConfiguration options,
      StubMappings mappings,
      Map<String, ServeEventListener> listeners) {
    Stores stores = options.getStores();
    HttpClient nobody =
        request -> {
          throw new UnsupportedOperationException("This gateway calls nobody");
        };
    return new StubRequestHandler(
        mappings::serveFor,
        new StubResponseRenderer(
            stores.getFilesBlobStore(),
            stores.getSettingsStore(),
            new ProxyResponseRenderer(
                false, null, stores.getSettingsStore(), false, nobody, nobody),
            List.of(),
            List.of()),
        null,
        Map.of(),
        listeners,
        new DisabledRequestJournal(),
        List.of(),
        List.of(),
        true,
        options.getDataTruncationSettings(),
        new NothingMatched());
  }

  private static WireMockConfiguration options(int port) {
    WireMockConfiguration options =
        WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .stubCorsEnabled(false)
            .gzipDisabled(true)
            .http2PlainDisabled(true)
            .notifier(new ConsoleNotifier(false));
    return port == 0 ? options.dynamicPort() : options.port(port);
  }

  /** Of no use where a mapping takes all requests, but WireMock wants one. */
  private static final class NothingMatched extends NotMatchedRenderer {
    @Override
    protected ResponseDefinition render(Admin admin, ServeEvent event) {
      return ResponseDefinition.notConfigured();
    }
  }
}
