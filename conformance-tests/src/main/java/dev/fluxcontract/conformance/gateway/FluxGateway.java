package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.DelayGate;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.GatewayServer;
import dev.fluxcontract.conformance.gateway.server.RequestDispatcher;
import dev.fluxcontract.conformance.gateway.server.RequestLog;
import dev.fluxcontract.conformance.gateway.server.ScriptedReplies;
import dev.fluxcontract.conformance.gateway.server.WireMockAdapter;
import dev.fluxcontract.conformance.gateway.server.WireMockServers;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A gateway on this machine that behaves as the contract says: jobs wait, run and end, with real
 * pictures, at no cost. It speaks any {@link Dialect} and can be broken in any way that {@link
 * Fault} knows.
 *
 * <p>As a JUnit extension it starts and stops with the tests; a static one is shared by them, and
 * cleared before each:
 *
 * <pre>{@code
 * @RegisterExtension static final FluxGateway gateway = FluxGateway.create();
 *
 * @Test void waitsOutARateLimit() {
 *   gateway.rateLimit(1, Duration.ofSeconds(1));
 *   ... gateway.url(), gateway.key() ...
 * }
 * }</pre>
 *
 * <p>Without JUnit, {@link #start()} and {@link #close()} do the same.
 */
public final class FluxGateway
    implements AutoCloseable,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback {
  private final GatewayBuilder settings;
  private final Behaviour behaviour;
  private final ScriptedReplies script;
  private final RequestLog log;
  private final QueueModel queue;
  private final DelayGate patience = new DelayGate();
  private final WireMockAdapter front;
  private @Nullable ExtensionContext shared;
  private volatile @Nullable GatewayServer server;

  FluxGateway(GatewayBuilder settings) {
    this.settings = settings;
    this.behaviour = settings.behaviour();
    this.script = new ScriptedReplies(settings.clock);
    this.log = new RequestLog();
    this.queue = new QueueModel(settings.clock, behaviour.timing);
    this.front = new WireMockAdapter(this::desk, log, patience, behaviour.prefix);
    behaviour.serves(queue);
  }

  /** Creates a gateway without dialects and faults; it is not started yet. */
  public static FluxGateway create() {
    return builder().build();
  }

  /** Returns a builder of a gateway. */
  public static GatewayBuilder builder() {
    return new GatewayBuilder();
  }

  /** Starts the server. Does nothing if it is running. */
  public synchronized FluxGateway start() {
    if (server == null) {
      patience.begin();
      server = WireMockServers.start(settings.port, front, patience);
      settings.mappings().forEach(server::add);
    }
    return this;
  }

  /** The base URL with its prefix, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port() + behaviour.prefix;
  }

  /** The port it listens on. */
  public synchronized int port() {
    if (server == null) {
      throw new IllegalStateException("The gateway has not been started; call start() first");
    }
    return server.port();
  }

  /** The key that it accepts. */
  public String key() {
    return settings.key;
  }

  /** The key of another customer, who sees none of the first one's jobs. */
  public String otherKey() {
    return settings.otherKey;
  }

  /** How requests must carry the key. */
  public AcceptedAuth auth() {
    return behaviour.auth;
  }

  /** The received requests, oldest first; only the most recent ones are kept. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /** The number of accepted jobs. */
  public int submits() {
    return queue.submits();
  }

  /** The number of images that the accepted jobs requested. */
  public int imagesAsked() {
    return queue.images();
  }

  /** Answers the next request of a step with a status and a JSON body. */
  public FluxGateway failNext(GatewayStep step, int status, String json) {
    script.answerNext(step, GatewayReply.empty(status).text("application/json", json));
    return this;
  }

  /** Closes the connection of the next request of a step without a response. */
  public FluxGateway dropNext(GatewayStep step) {
    script.dropNext(step);
    return this;
  }

  /** Delays the response to the next request of a step. */
  public FluxGateway delayNext(GatewayStep step, Duration delay) {
    script.delayNext(step, delay);
    return this;
  }

  /** Makes the next accepted job end without images: COMPLETED, with an error. */
  public FluxGateway failNextJob(int status, String error, String errorType) {
    script.failNextJob(new JobFailure(status, error, errorType));
    return this;
  }

  /** Limits the submits in each period; others are answered with 429 and Retry-After. */
  public FluxGateway rateLimit(int submits, Duration per) {
    script.rateLimit(submits, per);
    return this;
  }

  /** Removes all jobs, received requests and scripted responses. */
  public void reset() {
    script.clear();
    log.clear();
    queue.clear();
  }

  /** Stops the server. {@link #start()} starts it again, on another port unless one is set. */
  @Override
  public synchronized void close() {
    if (server != null) {
      patience.end();
      server.stop();
      server = null;
    }
  }

  /** Waits until the server has stopped. Returns at once if it was never started. */
  public void awaitClose() throws InterruptedException {
    GatewayServer running = server;
    if (running != null) {
      running.awaitStop();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = shared == null ? context : shared;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (shared == null) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // Nested classes end before the class that has it.
    if (context.equals(shared)) {
      shared = null;
      close();
    }
  }

  private RequestDispatcher desk() {
    return new RequestDispatcher(
        behaviour,
        settings.contract(),
        queue,
        script,
        settings.random(),
        settings.key,
        settings.otherKey);
  }
}
