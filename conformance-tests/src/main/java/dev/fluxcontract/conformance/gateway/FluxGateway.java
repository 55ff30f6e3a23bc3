package dev.fluxcontract.conformance.gateway;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
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
  private static final int MOST_REQUESTS = 10_000;

  private final GatewayBuilder settings;
  private final Behaviour behaviour;
  private final Script script;
  private final RequestLog log;
  private final QueueModel queue;
  private final Patience patience = new Patience();
  private final Front front;
  private boolean shared;
  private @Nullable WireMockServer server;

  FluxGateway(GatewayBuilder settings) {
    this.settings = settings;
    this.behaviour = settings.behaviour();
    this.script = new Script(settings.clock);
    this.log = new RequestLog(MOST_REQUESTS);
    this.queue = new QueueModel(settings.clock, behaviour.timing);
    this.front = new Front(this::desk, log, patience, behaviour.prefix);
    behaviour.serves(queue);
  }

  /** A plain gateway, not started yet. */
  public static FluxGateway create() {
    return builder().build();
  }

  /** Settings for a gateway. */
  public static GatewayBuilder builder() {
    return new GatewayBuilder();
  }

  /** Starts to listen. Does nothing where it listens already. */
  public synchronized FluxGateway start() {
    if (server == null) {
      patience.begin();
      server = Wire.start(settings.port, front, patience, settings.stubs());
    }
    return this;
  }

  /** The base URL, prefix included, without a slash at the end. */
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

  /** How it wants the key to be shown. */
  public AuthScheme auth() {
    return behaviour.auth;
  }

  /** The requests that came in, the oldest first; only the last ones are kept. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /** How many jobs were taken. */
  public int submits() {
    return queue.submits();
  }

  /** How many images the jobs that were taken asked for. */
  public int imagesAsked() {
    return queue.images();
  }

  /** Answers the next request for that step with a status and a JSON body instead of serving it. */
  public FluxGateway failNext(Step step, int status, String json) {
    script.answerNext(
        step, Reply.bytes(status, "application/json", json.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Drops the connection at the next request for that step, without an answer. */
  public FluxGateway dropNext(Step step) {
    script.dropNext(step);
    return this;
  }

  /** Serves the next request for that step late. */
  public FluxGateway delayNext(Step step, Duration delay) {
    script.delayNext(step, delay);
    return this;
  }

  /** Lets the next job that is taken end without images: COMPLETED, with an error. */
  public FluxGateway failNextJob(int status, String error, String errorType) {
    script.failNextJob(new Failure(status, error, errorType));
    return this;
  }

  /** Takes so many submits in each span of time; the others get 429 with Retry-After. */
  public FluxGateway rateLimit(int submits, Duration per) {
    script.rateLimit(submits, per);
    return this;
  }

  /** Forgets all jobs, all requests and everything that was scripted. */
  public void reset() {
    script.clear();
    log.clear();
    queue.clear();
  }

  /** Stops to listen. A later {@link #start()} listens again, on another port unless one is set. */
  @Override
  public synchronized void close() {
    if (server != null) {
      patience.end();
      server.stop();
      server = null;
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private Desk desk() {
    Pictures pictures = new Pictures();
    Bodies bodies = new Bodies(behaviour, pictures);
    Routes routes = new Routes(settings.contract(), behaviour);
    Submits submits = new Submits(behaviour, queue, script, bodies, settings.random());
    Jobs jobs = new Jobs(behaviour, queue, bodies, pictures);
    return new Desk(behaviour, settings.key, script, routes, submits, jobs);
  }
}
