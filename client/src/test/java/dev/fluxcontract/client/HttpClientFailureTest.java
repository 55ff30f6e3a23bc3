package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller's OkHttpClient brings may throw anything: the call fails, and nothing hangs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpClientFailureTest {
  static Stream<Arguments> failures() {
    return Stream.of(Part.values())
        .flatMap(
            part ->
                Stream.of(CallbackFailureTest.Kind.values()).map(kind -> Arguments.of(part, kind)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("failures")
  void endsASubmit(Part part, CallbackFailureTest.Kind kind) throws IOException {
    try (SocketHarness harness = harness(part.http(kind, "POST"))) {
      long begun = harness.time.nanoTime();
      CompletableFuture<?> submit = harness.submit();
      harness.time.until(submit.handle((job, failure) -> job), harness::isIdle);
      assertThat(catchThrowable(submit::join)).hasStackTraceContaining("mine");
      assertThat(Duration.ofNanos(harness.time.nanoTime() - begun))
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("failures")
  void isTroubleThatAWaitSurvives(Part part, CallbackFailureTest.Kind kind) throws IOException {
    try (SocketHarness harness = harness(part.http(kind, "GET"))) {
      Job job = harness.end(harness.submit());
      long begun = harness.time.nanoTime();
      harness.end(job.future());
      assertThat(Duration.ofNanos(harness.time.nanoTime() - begun))
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void leavesNoConnectionOpen() throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  assertThat(chain.proceed(chain.request()).code()).isEqualTo(200);
                  throw new IllegalStateException("mine");
                })
            .build();
    try (SocketGateway gateway =
            new SocketGateway(
                exchange -> {
                  exchange.json(200, TICKET);
                  exchange.stall();
                });
        FluxClient flux =
            FluxClient.builder()
                .gateway(gateway.url())
                .apiKey(ClientHarness.KEY)
                .httpClient(http)
                .build()) {
      assertThat(flux.submitAsync(ClientHarness.REQUEST))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableOfType(ExecutionException.class);
      assertThat(gateway.awaitRequest(1).isGone()).isTrue();
    }
  }

  private static SocketHarness harness(OkHttpClient http) {
    SocketGateway gateway =
        new SocketGateway(
            exchange ->
                exchange.json(
                    200,
                    exchange.isPost()
                        ? TICKET
                        : exchange.path.contains("/status")
                            ? "{'status':'COMPLETED'}"
                            : "{'images':[{'url':'u'}]}",
                    "Connection: close"));
    return new SocketHarness(
        gateway,
        settings ->
            settings
                .polling(progress -> Duration.ZERO)
                // A name, so that it is looked up.
                .gateway(gateway.url().replace("127.0.0.1", "localhost"))
                .httpClient(http));
  }

  /** A part of an OkHttpClient, which throws at a POST, or at the first GET. */
  enum Part {
    INTERCEPTOR {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        return new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  fault.happen(chain.request().method());
                  return chain.proceed(chain.request());
                });
      }
    },
    NETWORK_INTERCEPTOR {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        return new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  fault.happen(chain.request().method());
                  return chain.proceed(chain.request());
                });
      }
    },
    INTERCEPTOR_AFTER_THE_ANSWER {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        return new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  var answer = chain.proceed(chain.request());
                  fault.happen(chain.request().method());
                  return answer;
                });
      }
    },
    DNS {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        ThreadLocal<String> method = new ThreadLocal<>();
        return withMethod(method)
            .dns(
                host -> {
                  fault.happen(method.get());
                  return Dns.SYSTEM.lookup(host);
                });
      }
    },
    PROXY_SELECTOR {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        ThreadLocal<String> method = new ThreadLocal<>();
        return withMethod(method)
            .proxySelector(
                new ProxySelector() {
                  @Override
                  public List<Proxy> select(URI uri) {
                    fault.happen(method.get());
                    return List.of(Proxy.NO_PROXY);
                  }

                  @Override
                  public void connectFailed(URI uri, SocketAddress address, IOException e) {}
                });
      }
    },
    EVENT_LISTENER_AT_THE_START {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        return new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    fault.happen(call.request().method());
                  }
                });
      }
    },
    EVENT_LISTENER_AT_THE_ANSWER {
      @Override
      OkHttpClient.Builder throwing(Fault fault) {
        return new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void responseHeadersStart(Call call) {
                    fault.happen(call.request().method());
                  }
                });
      }
    };

    abstract OkHttpClient.Builder throwing(Fault fault);

    OkHttpClient http(CallbackFailureTest.Kind kind, String method) {
      boolean[] thrown = new boolean[1];
      return throwing(
              now -> {
                boolean due = method.equals(now) && (method.equals("POST") || !thrown[0]);
                if (due) {
                  thrown[0] = true;
                  kind.raise("mine");
                }
              })
          .build();
    }

    private static OkHttpClient.Builder withMethod(ThreadLocal<String> method) {
      return new OkHttpClient.Builder()
          .addInterceptor(
              chain -> {
                method.set(chain.request().method());
                return chain.proceed(chain.request());
              });
    }
  }

  private interface Fault {
    void happen(String method);
  }
}
