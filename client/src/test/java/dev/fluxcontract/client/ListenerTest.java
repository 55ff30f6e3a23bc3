package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fluxcontract.client.model.Image;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a listener hears of submits, the times of jobs, and downloads. */
@Timeout(60)
class ListenerTest {
  private final List<String> events = new ArrayList<>();
  private final ClientHarness harness =
      new ClientHarness(settings -> settings.listener(new Recorder(false)));

  @ParameterizedTest
  @CsvSource({"422, NO", "500, UNKNOWN", "200, UNKNOWN"})
  void hearsOfAFailedSubmitAndWhetherItWasTaken(int status, Taken taken) {
    harness.gateway.submit(json(status, "{}"));
    harness.failure(FluxException.class, harness.client.submitAsync(ClientHarness.REQUEST));
    assertThat(events).containsExactly("submitFailed fal-ai/flux-1/dev " + taken);
  }

  @Test
  void hearsOfARetryBeforeTheSubmitThatFails() {
    harness.gateway.submit(json(429, "{}").with("Retry-After", "1"), json(422, "{}"));
    harness.failure(FluxException.class, harness.client.submitAsync(ClientHarness.REQUEST));
    assertThat(events).containsExactly("retrying PT1S", "submitFailed fal-ai/flux-1/dev NO");
  }

  @Test
  void hearsOfASubmitThatItsCallerCancels() {
    harness.gateway.submit(json(429, "{}").with("Retry-After", "1"));
    CompletableFuture<Job> submit = harness.client.submitAsync(ClientHarness.REQUEST);
    submit.cancel(true);
    submit.cancel(true);
    assertThat(events).containsExactly("retrying PT1S", "submitFailed fal-ai/flux-1/dev NO");
  }

  @Test
  void hearsOfTheTimesThatTheGatewayStates() {
    harness
        .gateway
        .status(
            state("IN_QUEUE"),
            state("IN_PROGRESS"),
            json(200, "{'status':'COMPLETED','metrics':{'inference_time':2.5}}"))
        .result(images());
    Job job = harness.submit();
    assertThat(job.queueTime()).isNull();
    assertThat(job.runTime()).isNull();
    harness.await(job);
    assertThat(job.queueTime()).isPositive();
    assertThat(events).last().isEqualTo("finished " + job.queueTime() + " PT2.5S");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",'metrics':{}", ",'metrics':{'inference_time':-1}", ",'metrics':7"})
  void hearsOfTheRunThatTheResponsesShowWhereTheGatewayStatesNone(String metrics) {
    harness
        .gateway
        .status(state("IN_PROGRESS"), json(200, "{'status':'COMPLETED'" + metrics + "}"))
        .result(images());
    Job job = harness.submit();
    harness.await(job);
    assertThat(job.runTime()).isPositive();
    assertThat(job.queueTime()).isNotNull();
  }

  @Test
  void hearsNoTimesWhereNothingShowsThem() {
    harness.gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    harness.await(harness.client.job("fal-ai/flux-1/dev", "r1"));
    assertThat(events).last().isEqualTo("finished null null");
  }

  @Test
  void hearsOnceThatAJobIsOverWhoseImagesCameWithTheSubmit() {
    harness.gateway.submit(images());
    Job job = harness.submit();
    assertThat(events).isEmpty();
    harness.await(job);
    harness.await(job);
    assertThat(events).containsExactly("finished null null");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void hearsOfDownloadsAndChangesNothingByThrowing(boolean throwing) throws IOException {
    try (ImageServer host = new ImageServer();
        DownloadHarness downloads =
            new DownloadHarness(
                host.url("/"), s -> s.retries(0).listener(new Recorder(throwing)))) {
      host.file("/a", "image/png", SampleImages.png(99));
      assertThat(downloads.toMemory(host.url("/a"), DownloadOptions.defaults())).hasSize(99);
      assertThatExceptionOfType(FluxException.class)
          .isThrownBy(() -> downloads.toMemory(host.url("/b"), DownloadOptions.defaults()));
      assertThat(events)
          .containsExactly("downloaded 99 /a", "downloadFailed BadAnswerException /b");
    }
  }

  @Test
  void hearsNothingWhereTheCallersStreamFails() throws IOException {
    try (ImageServer host = new ImageServer();
        DownloadHarness downloads =
            new DownloadHarness(host.url("/"), s -> s.listener(new Recorder(false)))) {
      host.file("/a", "image/png", SampleImages.png(99));
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("full");
            }
          };
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> downloads.toStream(host.url("/a"), full, DownloadOptions.defaults()));
      assertThat(events).isEmpty();
    }
  }

  @Test
  void mayThrowWhereASubmitFails() {
    ClientHarness throwing = new ClientHarness(s -> s.listener(new Recorder(true)));
    throwing.gateway.submit(json(500, "{}"));
    FluxException failure =
        throwing.failure(
            BadAnswerException.class, throwing.client.submitAsync(ClientHarness.REQUEST));
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(events).hasSize(1);
  }

  private final class Recorder implements FluxListener {
    private final boolean throwing;

    Recorder(boolean throwing) {
      this.throwing = throwing;
    }

    private void note(String event) {
      events.add(event);
      if (throwing) {
        throw new AssertionError(event);
      }
    }

    @Override
    public void submitFailed(String model, FluxException failure) {
      note("submitFailed " + model + " " + failure.taken());
    }

    @Override
    public void retrying(@Nullable Job job, FluxException why, Duration wait) {
      note("retrying " + wait);
    }

    @Override
    public void finished(Job job, Duration elapsed, @Nullable FluxException failure) {
      note("finished " + job.queueTime() + " " + job.runTime());
    }

    @Override
    public void downloaded(Image image, Download download, Duration elapsed) {
      note("downloaded " + download.size() + " " + path(image));
    }

    @Override
    public void downloadFailed(Image image, FluxException failure, Duration elapsed) {
      note("downloadFailed " + failure.getClass().getSimpleName() + " " + path(image));
    }

    private static String path(Image image) {
      return URI.create(image.url()).getPath();
    }
  }
}
