package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.queue.JobTiming;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Settings for a {@link FluxGateway}. Each has a sensible default. */
public final class GatewayBuilder implements Cloneable {
  private final List<Dialect> dialects = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private UnaryOperator<JobTiming> timing = t -> t;
  private @Nullable AcceptedAuth auth;
  private @Nullable String prefix;
  private @Nullable Long seed;
  private boolean documented;
  private @Nullable List<String> offered;
  private @Nullable Contract contract;
  Clock clock = Clock.systemUTC();
  String key = "flux-test-key";
  String otherKey = "second-customer-key";
  int port;

  GatewayBuilder() {}

  /** Adds a dialect. See {@link Dialect#all()}. */
  public GatewayBuilder dialect(String name) {
    dialects.add(Dialect.named(name));
    return this;
  }

  /** Adds a fault. See {@link Fault#all()}. */
  public GatewayBuilder fault(String name) {
    faults.add(Fault.named(name));
    return this;
  }

  /** Sets the key. No other key is accepted, except {@link #otherKey}. */
  public GatewayBuilder key(String key) {
    this.key = key;
    return this;
  }

  /** Sets the key of another customer, who sees only their own jobs. */
  public GatewayBuilder otherKey(String otherKey) {
    this.otherKey = otherKey;
    return this;
  }

  /** Sets how requests must carry the key; overrides the dialect. */
  public GatewayBuilder auth(AcceptedAuth auth) {
    this.auth = auth;
    return this;
  }

  /**
   * Offers those of the contract's models alone, such as {@code fal-ai/flux-1/dev}; a submit to
   * another one is 404.
   *
   * @throws IllegalArgumentException if {@link #build()} finds that the contract has no such model
   */
  public GatewayBuilder offers(String... models) {
    this.offered = List.of(models);
    return this;
  }

  /** Sets the port; 0, the default, is any free port. */
  public GatewayBuilder port(int port) {
    this.port = port;
    return this;
  }

  /** Sets a path prefix such as {@code /fal}; overrides the dialect. */
  public GatewayBuilder prefix(String prefix) {
    if (!prefix.isEmpty() && !prefix.matches("(/[^/?#]+)+")) {
      throw new IllegalArgumentException(
          "prefix " + prefix + ": a path that starts with a slash and does not end with one");
    }
    this.prefix = prefix;
    return this;
  }

  /** Sets how long each job stays in the queue. */
  public GatewayBuilder queuedFor(Duration time) {
    return timing(t -> t.queuedFor(time));
  }

  /** Sets how long each job runs. */
  public GatewayBuilder runsFor(Duration time) {
    return timing(t -> t.runsFor(time));
  }

  /** Sets for how many polls each job stays in the queue; 1 by default. */
  public GatewayBuilder queuedForPolls(int polls) {
    return timing(t -> t.queuedForPolls(polls));
  }

  /** Sets for how many polls each job runs; 1 by default. */
  public GatewayBuilder runsForPolls(int polls) {
    return timing(t -> t.runsForPolls(polls));
  }

  /** Sets the seed of everything random: ids, the seeds of images, failures. */
  public GatewayBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** Sets the clock. */
  public GatewayBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Sets the contract; by default the one that this artifact was built with. */
  public GatewayBuilder contract(Contract contract) {
    this.contract = contract;
    return this;
  }

  /**
   * Answers each documented request with the ticket that its document prints, word for word,
   * foreign hosts and all, before the queue sees it. No job stands behind such a ticket.
   */
  public GatewayBuilder documentedExamples() {
    this.documented = true;
    return this;
  }

  /**
   * Builds the gateway, which does not listen before {@link FluxGateway#start()}. What this builder
   * is told later changes nothing about it.
   */
  public FluxGateway build() {
    return new FluxGateway(copy());
  }

  /** It shares its lists with this one; a gateway reads them when it is made. */
  private GatewayBuilder copy() {
    try {
      return (GatewayBuilder) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** Builds and starts the gateway. */
  public FluxGateway start() {
    return build().start();
  }

  Behaviour behaviour() {
    Behaviour behaviour = new Behaviour(clock, random().nextLong());
    dialects.forEach(dialect -> dialect.apply(behaviour));
    behaviour.timing = timing.apply(behaviour.timing);
    behaviour.auth = auth != null ? auth : behaviour.auth;
    behaviour.prefix = prefix != null ? prefix : behaviour.prefix;
    if (offered != null) {
      behaviour.offers = known(offered)::contains;
    }
    faults.forEach(fault -> fault.apply(behaviour));
    return behaviour;
  }

  private List<String> known(List<String> models) {
    List<String> all = contract().submits().stream().map(Operation::model).toList();
    for (String model : models) {
      if (!all.contains(model)) {
        throw new IllegalArgumentException(
            "The contract has no model " + model + "; it has " + String.join(", ", all));
      }
    }
    return models;
  }

  /** Mappings of WireMock, as JSON. */
  List<String> mappings() {
    return documented
        ? ExampleStubs.documented(contract()).stream()
            .map(stub -> LosslessJson.write(stub.withBody()))
            .toList()
        : List.of();
  }

  Contract contract() {
    return contract != null ? contract : Contract.bundled();
  }

  Random random() {
    return seed == null ? new Random() : new Random(seed);
  }

  private GatewayBuilder timing(UnaryOperator<JobTiming> change) {
    UnaryOperator<JobTiming> before = timing;
    timing = t -> change.apply(before.apply(t));
    return this;
  }
}
