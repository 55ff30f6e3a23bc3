package dev.fluxcontract.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.CountingExecutor;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.ScriptedGateway;
import dev.fluxcontract.client.SocketGateway;
import dev.fluxcontract.client.VirtualScheduler;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerThreadCallTest {
  private final AtomicInteger hungUp = new AtomicInteger();
  private final CallerThreadCall ownThread = new CallerThreadCall(hungUp::incrementAndGet);

  @Test
  void anInterruptHangsUpAtOnceAndIsNotForgotten() {
    assertThatThrownBy(
            () ->
                ownThread.run(
                    () -> {
                      anotherInterrupts(Thread.currentThread());
                      assertThat(hungUp).hasValue(1);
                      throw new IOException("hung up");
                    }))
        .hasMessage("hung up");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void anotherInterrupts(Thread blocked) {
    Thread other = new Thread(blocked::interrupt);
    other.start();
    while (other.isAlive()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatCameInSpiteOfAnInterruptIsKept() throws IOException {
    String answer =
        ownThread.run(
            () -> {
              anotherInterrupts(Thread.currentThread());
              return "a job that is paid for";
            });
    assertThat(answer).isEqualTo("a job that is paid for");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptAfterwardsIsNoneOfItsBusiness() throws IOException {
    ownThread.run(() -> "done");
    Thread.currentThread().interrupt();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hungUp).hasValue(0);
  }

  @Test
  void aLookupIsMadeElsewhere() throws IOException {
    Dns lookups = CallerThreadCall.lookups(host -> List.of(InetAddress.getLoopbackAddress()));
    assertThatThrownBy(() -> ownThread.run(() -> lookups.lookup("relay.test")))
        .isInstanceOf(CallerThreadCall.NotOnCallerThreadException.class)
        .hasMessageContaining("a lookup");
    assertThat(lookups.lookup("relay.test")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"HTTP_2,true", "HTTP_1_1,false"})
  void aCallOverAConnectionThatOthersUseIsMadeElsewhere(Protocol protocol, boolean elsewhere)
      throws IOException {
    Connection connection = stub(Connection.class, Map.of("protocol", protocol));
    Request request = new Request.Builder().url("https://relay.test").build();
    Response answer =
        new Response.Builder().request(request).protocol(protocol).code(200).message("OK").build();
    Interceptor.Chain chain =
        stub(
            Interceptor.Chain.class,
            Map.of("connection", connection, "request", request, "proceed", answer));
    assertThat(CallerThreadCall.http1(chain)).isSameAs(answer);
    Throwable failure = catchThrowable(() -> ownThread.run(() -> CallerThreadCall.http1(chain)));
    assertThat(failure instanceof CallerThreadCall.NotOnCallerThreadException).isEqualTo(elsewhere);
  }

  private static <T> T stub(Class<T> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> values.get(method.getName())));
  }

  @Test
  void aCallOfAHostWithANameIsMadeElsewhereAndOnTheCallersThreadAfterThat() throws Exception {
    CountingExecutor elsewhere = new CountingExecutor();
    try (SocketGateway gateway =
        new SocketGateway(exchange -> exchange.json(200, ScriptedGateway.TICKET))) {
      String named = gateway.url().replace("127.0.0.1", "localhost");
      FluxClient.Builder settings = FluxClient.builder().gateway(named).apiKey("key");
      try (FluxClient client =
          ClientHarness.client(settings, new VirtualScheduler(), elsewhere, () -> 0.5)) {
        client.submit(ClientHarness.REQUEST);
        int given = elsewhere.given();
        assertThat(given).isPositive();
        client.submit(ClientHarness.REQUEST);
        client.submit(ClientHarness.REQUEST);
        assertThat(elsewhere.given()).isEqualTo(given);
        assertThat(gateway.received).hasSize(3);
      }
    }
  }
}
