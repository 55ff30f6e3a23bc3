package dev.fluxcontract.client.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.PollSchedule;
import dev.fluxcontract.client.RequestRefusedException;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.UntypedRequest;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class FluxMetricsTest {
  @RegisterExtension static final FluxGateway gateway = FluxGateway.create();

  private static final ApiModel REQUEST = DevTextToImage.builder("a tiger").build();
  private static final String MODEL = "fal-ai/flux-1/dev";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FluxClient flux =
      FluxClient.builder()
          .gateway(gateway.url())
          .apiKey(gateway.key())
          .polling(PollSchedule.fixed(Duration.ofMillis(5)))
          .listener(new FluxMetrics(registry))
          .build();

  @AfterEach
  void close() {
    flux.close();
  }

  @Test
  void timesAJobAndItsDownload() {
    ImageResult result = flux.generate(REQUEST);
    assertThat(flux.downloadBytes(result.images().get(0))).isNotEmpty();
    assertThat(
            meter("gen_ai.client.operation.duration")
                .tag("gen_ai.operation.name", "generate_content")
                .tag("gen_ai.provider.name", "fal-ai")
                .tag("gen_ai.request.model", MODEL)
                .tag("error.type", "none")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(meter("flux.client.job.run").tag("gen_ai.request.model", MODEL).timer().count())
        .isEqualTo(1);
    assertThat(meter("flux.client.download.duration").tag("error.type", "none").timer().count())
        .isEqualTo(1);
    assertThat(meter("flux.client.submits").tag("taken", "YES").counter().count()).isEqualTo(1);
  }

  @Test
  void countsJobsThatFailByTheirFailure() {
    gateway.failNextJob(422, "refused", "content_policy_violation");
    assertThatExceptionOfType(JobFailedException.class).isThrownBy(() -> flux.generate(REQUEST));
    assertThat(
            meter("gen_ai.client.operation.duration")
                .tag("error.type", "JobFailedException")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void countsSubmitsThatMayBeBilledAllTheSame() {
    gateway.failNext(GatewayStep.SUBMIT, 500, "{}");
    assertThatExceptionOfType(FluxException.class).isThrownBy(() -> flux.submit(REQUEST));
    gateway.failNext(GatewayStep.SUBMIT, 422, "{}");
    assertThatExceptionOfType(RequestRefusedException.class).isThrownBy(() -> flux.submit(REQUEST));
    assertThat(
            meter("flux.client.submits")
                .tag("taken", "UNKNOWN")
                .tag("error.type", "BadAnswerException")
                .tag("gen_ai.request.model", MODEL)
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(meter("flux.client.submits").tag("taken", "NO").counter().count()).isEqualTo(1);
  }

  @Test
  void countsRetriesOfPolls() {
    gateway.failNext(GatewayStep.STATUS, 503, "{}");
    flux.generate(REQUEST);
    assertThat(
            meter("flux.client.retries")
                .tag("call", "poll")
                .tag("error.type", "BadAnswerException")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void showsHowManyJobsAreWaiting() {
    Job one = flux.submit(REQUEST);
    Job two = flux.submit(REQUEST);
    assertThat(meter("flux.client.jobs.waiting").gauge().value()).isEqualTo(2);
    one.await();
    assertThat(meter("flux.client.jobs.waiting").gauge().value()).isEqualTo(1);
    two.await();
    assertThat(meter("flux.client.jobs.waiting").gauge().value()).isZero();
  }

  @Test
  void aJobWhoseImagesCameWithTheSubmitIsTimedAndDoesNotWait() {
    gateway.failNext(
        GatewayStep.SUBMIT, 200, "{\"images\":[{\"url\":\"https://images.example/1.png\"}]}");
    flux.generate(REQUEST);
    assertThat(meter("gen_ai.client.operation.duration").timer().count()).isEqualTo(1);
    assertThat(meter("flux.client.jobs.waiting").gauge().value()).isZero();
  }

  @Test
  void givesAHundredModelsAndNoMoreAValueOfTheirOwn() {
    for (int i = 0; i < 120; i++) {
      UntypedRequest request = UntypedRequest.of("acme/app-" + i, Map.of());
      assertThatExceptionOfType(FluxException.class).isThrownBy(() -> flux.submit(request));
    }
    Set<String> models =
        registry.find("flux.client.submits").counters().stream()
            .flatMap(counter -> counter.getId().getTags().stream())
            .filter(tag -> tag.getKey().equals("gen_ai.request.model"))
            .map(Tag::getValue)
            .collect(Collectors.toSet());
    assertThat(models).hasSize(101).contains("acme/app-0", "acme/app-99", "other");
  }

  private RequiredSearch meter(String name) {
    return registry.get(name);
  }
}
