package dev.fluxcontract.conformance.gateway.server;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.Arrays;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.handler.HandlerCollection;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.servlet.ServletHandler;
import wiremock.org.eclipse.jetty.servlet.ServletMapping;

/**
 * WireMock's server without its administration, which any program on this machine could use, and by
 * CORS any web page. It serves no files of its own. A malformed request is answered with JSON.
 */
public final class GatewayServer extends Jetty11HttpServer {
  private final StubMappings mappings;

  GatewayServer(Options options, StubRequestHandler stubs, StubMappings mappings) {
    super(options, null, stubs);
    this.mappings = mappings;
    jettyServer.setErrorHandler(new JsonErrors());
  }

  /** Adds a mapping, as JSON. */
  public void add(String mapping) {
    mappings.addMapping(StubMapping.buildFrom(mapping));
  }

  /** Waits until it has been stopped. */
  public void awaitStop() throws InterruptedException {
    jettyServer.join();
  }

  /** Called by the constructor of the class above, before any field here is set. */
  @Override
  protected Handler createHandler(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    HandlerCollection handlers = (HandlerCollection) super.createHandler(options, admin, stubs);
    for (Handler handler : handlers.getHandlers()) {
      if (handler instanceof ServletContextHandler context
          && context.getContextPath().equals("/__admin")) {
        handlers.removeHandler(handler);
      }
    }
    return handlers;
  }

  @Override
  protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
    ServletHandler servlets = context.getServletHandler();
    servlets.setServletMappings(
        Arrays.stream(servlets.getServletMappings())
            .filter(mapping -> !Arrays.asList(mapping.getPathSpecs()).contains(FILES_URL_MATCH))
            .toArray(length -> new ServletMapping[length]));
    context.setErrorHandler(new JsonErrors());
    context.insertHandler(new RequestGuard());
  }
}
