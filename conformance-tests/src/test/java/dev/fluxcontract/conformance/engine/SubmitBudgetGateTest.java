package dev.fluxcontract.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubmitBudgetGateTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final List<ProbeRequest> sent = new ArrayList<>();

  /** A gateway may answer any submit with the images themselves, and a copy is billed as well. */
  @Test
  void aSubmitThatMayBeAcceptedHasTheTimeOfAJob() {
    List<Case> accepted =
        Cases.of(Contract.bundled()).all().stream()
            .filter(one -> !one.kind().isToBeRefused())
            .toList();
    send(accepted);
    assertThat(sent)
        .hasSameSizeAs(accepted)
        .allSatisfy(request -> assertThat(request.time()).isEqualTo(DEADLINE));
  }

  private void send(List<Case> cases) {
    Contract contract = Contract.bundled();
    GatewayAddresses addresses = new GatewayAddresses("http://a.test");
    ExchangeInterceptor tickets =
        new ExchangeInterceptor() {
          @Override
          public Replayed replay(ProbeRequest request, SecretRedaction redaction) {
            sent.add(request);
            byte[] ticket = "{\"request_id\":\"job-1\"}".getBytes(StandardCharsets.UTF_8);
            return new Replayed(
                new HttpExchanger.Answer(200, new ReceivedHeaders(), ticket, null), 1);
          }
        };
    try (GatewayHttp http =
        new GatewayHttp(
            addresses,
            AuthPrefix.BEARER,
            "key",
            null,
            DEADLINE,
            RunClock.system(),
            new Random(1),
            tickets)) {
      SubmitBudgetGate gate =
          new SubmitBudgetGate(
              http,
              new JobEndpoints(contract, addresses, http),
              new Budget(Cost.UNLIMITED),
              DEADLINE,
              /* refusalsUnbilled= */ false);
      cases.forEach(one -> gate.send(one, ProbeCredentials.OWN));
    }
  }
}
