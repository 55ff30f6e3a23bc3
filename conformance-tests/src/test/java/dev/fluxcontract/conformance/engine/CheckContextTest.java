package dev.fluxcontract.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckContextTest {
  private static final Exchange EXCHANGE =
      new Exchange("GET", "http://a.test/", Map.of(), null, 200, Map.of(), "{}", 1, null);

  @Test
  void anUnmetExpectationCarriesBothSidesAndTheEvidence() {
    CheckContext check = context();
    check.shown(EXCHANGE);
    UnmetExpectation unmet =
        catchThrowableOfType(
            UnmetExpectation.class, () -> check.expectEqual("The number of images", 4, 3));
    assertThat(unmet.subject()).isEqualTo("The number of images");
    assertThat(unmet.expected()).isEqualTo("4");
    assertThat(unmet.actual()).isEqualTo("3");
    assertThat(unmet.evidence()).containsExactly(EXCHANGE);
    assertThat(unmet).hasMessage(String.format("[The number of images]%nexpected: 4%n but was: 3"));
  }

  @Test
  void anExpectationThatIsMetFailsNothing() {
    context().expectEqual("The number of images", 4, 4);
  }

  private static CheckContext context() {
    GatewayAddresses addresses = new GatewayAddresses("http://a.test");
    RunClock clock = RunClock.system();
    GatewayHttp http =
        new GatewayHttp(
            addresses,
            AuthPrefix.BEARER,
            "key",
            null,
            Duration.ofSeconds(1),
            clock,
            new Random(1),
            ExchangeInterceptor.NONE);
    RunContext run =
        new RunContext(
            Contract.bundled(),
            addresses,
            http,
            new Budget(Cost.NONE),
            false,
            Duration.ofSeconds(1),
            1,
            clock,
            new Random(1));
    return new CheckContext(run, List.of());
  }
}
