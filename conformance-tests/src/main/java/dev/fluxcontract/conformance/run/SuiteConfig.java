package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Cost;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run is to check, and within which bounds. */
public final class SuiteConfig {
  private final Builder settings;
  private @Nullable RunPlan plan;

  private SuiteConfig(Builder settings) {
    this.settings = settings;
  }

  /** Settings for a run against a gateway at that base URL, with that key. */
  public static Builder builder(String gateway, String key) {
    return new Builder(gateway, key);
  }

  String gateway() {
    return settings.gateway;
  }

  AuthPrefix scheme() {
    return settings.scheme;
  }

  /** What the run may ask for at worst. */
  Cost budget() {
    return settings.budget;
  }

  /** Whether a SHOULD that fails is a failure. */
  public boolean strict() {
    return settings.strict;
  }

  boolean refusalsUnbilled() {
    return settings.refusalsUnbilled;
  }

  Duration deadline() {
    return settings.deadline;
  }

  /** What it is held to. */
  public Contract contract() {
    return settings.contract;
  }

  /**
   * What a run will do. It is made once.
   *
   * @throws IllegalArgumentException where checks are chosen that there are not
   */
  public synchronized RunPlan plan() {
    plan = plan == null ? RunPlan.of(this, ModelOffers.before(this)) : plan;
    return plan;
  }

  String key() {
    return settings.key;
  }

  @Nullable String otherKey() {
    return settings.otherKey;
  }

  int sideBySide() {
    return settings.sideBySide;
  }

  RunClock time() {
    return settings.time;
  }

  ExchangeInterceptor interceptor() {
    return settings.interceptor;
  }

  long seed() {
    return settings.seed;
  }

  /** Which checks the run is to make. */
  CheckChoice choice() {
    return new CheckChoice(settings.only, settings.skip, settings.replay);
  }

  /** Settings for a run. */
  public static final class Builder implements Cloneable {
    private final String gateway;
    private final String key;
    private Set<String> only = Set.of();
    private Set<String> skip = Set.of();
    private AuthPrefix scheme = AuthPrefix.BEARER;
    private Cost budget = Cost.UNLIMITED;
    private boolean refusalsUnbilled;
    private boolean strict;
    private boolean allowCleartext;
    private @Nullable String otherKey;
    private Duration deadline = Duration.ofSeconds(60);
    private Contract contract = Contract.bundled();
    private @Nullable FailureReplay replay;
    private int sideBySide = 8;
    private RunClock time = RunClock.system();
    private ExchangeInterceptor interceptor = ExchangeInterceptor.NONE;
    private long seed = System.nanoTime();

    private Builder(String gateway, String key) {
      this.gateway = gateway;
      this.key = key;
      new GatewayAddresses(gateway);
      if (key.isEmpty()) {
        throw new IllegalArgumentException("The key is empty");
      }
    }

    /** The key of another customer of the gateway, who must not be let to this one's jobs. */
    public Builder otherKey(String otherKey) {
      if (otherKey.isEmpty() || otherKey.equals(key)) {
        throw new IllegalArgumentException("The other customer's key is empty, or the same key");
      }
      this.otherKey = otherKey;
      return this;
    }

    /** The word before the key; Bearer where nothing is said. */
    public Builder scheme(AuthPrefix scheme) {
      this.scheme = scheme;
      return this;
    }

    /** How many images the run may ask for at worst; 0 runs only what cannot cost. */
    public Builder budget(int images) {
      this.budget = new Cost(images, budget.usd());
      return this;
    }

    /**
     * How many US dollars the run may cost at worst, by the contract's prices; 0 runs only what
     * cannot cost. With a budget in images the tighter of the two holds.
     */
    public Builder spend(BigDecimal usd) {
      this.budget = new Cost(budget.images(), usd);
      return this;
    }

    /** Assumes that the gateway bills nothing for a request that it refuses with a 4xx. */
    public Builder assumeUnbilledRefusals(boolean assume) {
      this.refusalsUnbilled = assume;
      return this;
    }

    /** Makes a SHOULD that fails a failure. */
    public Builder strict(boolean strict) {
      this.strict = strict;
      return this;
    }

    /** Runs these checks alone: ids such as SUBMIT-03, or areas such as SUBMIT. */
    public Builder only(Iterable<String> checks) {
      only = CheckChoice.with(only, checks);
      return this;
    }

    /** Leaves these checks out: ids such as SUBMIT-03, or areas such as SUBMIT. */
    public Builder skip(Iterable<String> checks) {
      skip = CheckChoice.with(skip, checks);
      return this;
    }

    /** How long to wait for each job. */
    public Builder deadline(Duration deadline) {
      if (deadline.isNegative() || deadline.isZero()) {
        throw new IllegalArgumentException("deadline " + deadline + ": more than nothing");
      }
      this.deadline = deadline;
      return this;
    }

    /** Holds the gateway to another contract than this artifact's own. */
    public Builder contract(Contract contract) {
      this.contract = contract;
      return this;
    }

    /** Runs again what failed before, and nothing else. */
    public Builder replay(FailureReplay replay) {
      this.replay = replay;
      return this;
    }

    /** How many jobs and checks run at the same time. */
    public Builder sideBySide(int threads) {
      this.sideBySide = threads;
      return this;
    }

    /** Takes the time from elsewhere. */
    public Builder time(RunClock time) {
      this.time = time;
      return this;
    }

    /** Receives each exchange, or answers in the gateway's place. */
    public Builder interceptor(ExchangeInterceptor interceptor) {
      this.interceptor = interceptor;
      return this;
    }

    /** Draws the ids of jobs that do not exist, and the wrong key, from that seed. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** Whether to send the key unencrypted to a gateway at http outside private networks. */
    public Builder allowCleartext(boolean allow) {
      this.allowCleartext = allow;
      return this;
    }

    /** Builds the configuration. What this builder is told later changes nothing about it. */
    public SuiteConfig build() {
      new GatewayAddresses(gateway).requireEncryption(allowCleartext);
      if (budget.limitsDollars()) {
        contract.requirePrices();
      }
      return new SuiteConfig(copy());
    }

    private Builder copy() {
      try {
        return (Builder) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
