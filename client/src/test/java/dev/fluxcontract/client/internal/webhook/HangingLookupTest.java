package dev.fluxcontract.client.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.fluxcontract.client.JwksServer;
import dev.fluxcontract.client.TestClock;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.WebhookSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A resolver that hangs ends no wait later than the call timeout, and wastes one thread at most.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HangingLookupTest implements Dns {
  private final TestClock clock = new TestClock();
  private final AtomicInteger lookups = new AtomicInteger();
  private final Semaphore answers = new Semaphore(0);
  private final Semaphore timeouts = new Semaphore(0);
  private HttpServer server;
  private SigningKeyCache keys;

  @BeforeEach
  void publish() throws IOException {
    byte[] keySet = new JwksServer(new WebhookSigner()).body.getBytes(UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Connection", "close");
          exchange.sendResponseHeaders(200, keySet.length);
          exchange.getResponseBody().write(keySet);
          exchange.close();
        });
    server.start();
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dns(this)
            .callTimeout(Duration.ofSeconds(2))
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    timeouts.release();
                  }
                })
            .build();
    HttpUrl url = HttpUrl.get("http://localhost:" + server.getAddress().getPort());
    keys = new SigningKeyCache(client, url, clock);
  }

  @AfterEach
  void stop() {
    answers.release(100);
    server.stop(0);
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    lookups.incrementAndGet();
    answers.acquireUninterruptibly();
    return List.of(InetAddress.getLoopbackAddress());
  }

  @Test
  void allWaitForOneFetchAndNoLongerThanItsTimeout() {
    List<CompletableFuture<Throwable>> waits =
        List.of(failureOfAnotherThread(), failureOfAnotherThread());
    assertThat(waits)
        .allSatisfy(
            wait ->
                assertThat(wait.get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("no answer within 2000 ms"));
    clock.advance(Duration.ofHours(1));
    assertThatThrownBy(keys::current).isInstanceOf(TransportException.class);
    assertThat(lookups).hasValue(1);
  }

  private CompletableFuture<Throwable> failureOfAnotherThread() {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                keys.current();
              } catch (TransportException e) {
                failure.complete(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return failure;
  }

  @Test
  void oldKeysAreUsedUntilTheLookupHasEnded() throws InterruptedException {
    SigningKeys first = firstKeys();
    int before = lookups.get();
    clock.advance(Duration.ofDays(1));
    assertThat(keys.current()).isSameAs(first);
    assertThat(keys.after(first)).isSameAs(first);
    clock.advance(Duration.ofMinutes(1));
    assertThat(keys.current()).isSameAs(first);
    assertThat(lookups).hasValue(before + 1);
    // A call that is not timed out yet would still use what the lookup is about to give.
    assertThat(timeouts.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    answers.release(2);
    while (keys.current() == first) {
      LockSupport.parkNanos(20_000);
    }
    assertThat(lookups).hasValue(before + 2);
  }

  /** The first keys; a busy machine may need more than one timeout for them. */
  private SigningKeys firstKeys() {
    while (true) {
      answers.release();
      try {
        SigningKeys first = keys.current();
        answers.drainPermits();
        timeouts.drainPermits();
        return first;
      } catch (TransportException late) {
        clock.advance(Duration.ofMinutes(1));
      }
    }
  }
}
