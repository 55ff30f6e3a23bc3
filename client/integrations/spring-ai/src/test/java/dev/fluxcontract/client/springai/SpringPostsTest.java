package dev.fluxcontract.client.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;
import org.springframework.ai.retry.RetryUtils;

/** How many requests leave for one image while the gateway is in trouble, ours and theirs. */
class SpringPostsTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  enum Trouble {
    TIMEOUT,
    SERVER_ERROR,
    DROPPED_CONNECTION;

    /** For more requests than any model sends. */
    void begin(GatewayStep step) {
      for (int i = 0; i < 20; i++) {
        switch (this) {
          case TIMEOUT -> GATEWAY.delayNext(step, Duration.ofSeconds(20));
          case SERVER_ERROR -> GATEWAY.failNext(step, 500, "{\"detail\":\"oops\"}");
          case DROPPED_CONNECTION -> GATEWAY.dropNext(step);
        }
      }
    }
  }

  /** The first request that a gateway answers takes it longer than the models here wait. */
  @BeforeAll
  static void warmUp() {
    try (FluxClient flux = client(Duration.ofMinutes(1))) {
      ours(flux).call(new ImagePrompt("a cup"));
    }
  }

  private static FluxClient client(Duration patience) {
    return FluxClient.builder()
        .gateway(GATEWAY.url())
        .apiKey(GATEWAY.key())
        .attemptTimeout(patience)
        .build();
  }

  private static ImageModel ours(FluxClient flux) {
    return new FluxSpringImageModel(
        flux, new FluxAutoConfiguration().fluxRequestFactory(), ObservationRegistry.NOOP);
  }

  @ParameterizedTest
  @EnumSource
  void oursSendsOneEvenInsideTheirRetry(Trouble trouble) {
    trouble.begin(GatewayStep.SUBMIT);
    try (FluxClient flux = client(PATIENCE)) {
      ImageModel model = ours(flux);
      assertThatExceptionOfType(FluxException.class)
          .isThrownBy(
              () ->
                  RetryUtils.execute(
                      RetryUtils.SHORT_RETRY_TEMPLATE, () -> model.call(new ImagePrompt("a cup"))))
          .satisfies(e -> assertThat(e.taken()).isEqualTo(Taken.UNKNOWN));
    }
    assertThat(posts(1)).isEqualTo(1);
  }

  /** spring-ai-openai 2.0.1 has OpenAI's SDK repeat three times. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void theirOpenAiModelSendsFour(Trouble trouble) {
    trouble.begin(GatewayStep.UNKNOWN);
    ImageModel model =
        OpenAiImageModel.builder()
            .options(
                OpenAiImageOptions.builder()
                    .baseUrl(GATEWAY.url())
                    .apiKey(GATEWAY.key())
                    .timeout(PATIENCE)
                    .build())
            .build();
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> model.call(new ImagePrompt("a cup")));
    assertThat(posts(4)).isEqualTo(4);
  }

  /**
   * Waits for as many as are expected, and closes the gateway: a request may come to be counted
   * after its sender gave it up.
   */
  private static long posts(long expected) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (received() < expected && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    GATEWAY.close();
    return received();
  }

  private static long received() {
    return GATEWAY.requests().stream().filter(it -> it.method().equals("POST")).count();
  }
}
