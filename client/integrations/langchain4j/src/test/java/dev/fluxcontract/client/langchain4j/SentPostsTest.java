package dev.fluxcontract.client.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.internal.RetryUtils;
import dev.langchain4j.model.googleai.GoogleAiGeminiImageModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many requests leave for one image while the gateway is in trouble, ours and theirs. */
class SentPostsTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  enum Trouble {
    TIMEOUT,
    SERVER_ERROR,
    DROPPED_CONNECTION;

    /** For more requests than any model sends. */
    void begin(GatewayStep step) {
      for (int i = 0; i < 10; i++) {
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
      ours(flux).generate("a cup");
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
    return FluxImageModel.builder()
        .client(flux)
        .textToImage((prompt, n) -> DevTextToImage.builder(prompt).numImages(n).build())
        .build();
  }

  private static ImageModel openAi() {
    return OpenAiImageModel.builder()
        .baseUrl(GATEWAY.url())
        .apiKey(GATEWAY.key())
        .modelName("gpt-image-1")
        .timeout(PATIENCE)
        .build();
  }

  private static ImageModel gemini() {
    return GoogleAiGeminiImageModel.builder()
        .baseUrl(GATEWAY.url())
        .apiKey(GATEWAY.key())
        .modelName("gemini-2.5-flash-image")
        .timeout(PATIENCE)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void oursSendsOneEvenInsideTheirRetry(Trouble trouble) {
    trouble.begin(GatewayStep.SUBMIT);
    try (FluxClient flux = client(PATIENCE)) {
      ImageModel model = ours(flux);
      assertThatExceptionOfType(NonRetriableException.class)
          .isThrownBy(() -> RetryUtils.withRetryMappingExceptions(() -> model.generate("a cup")))
          .havingCause()
          .asInstanceOf(type(FluxException.class))
          .satisfies(cause -> assertThat(cause.taken()).isEqualTo(Taken.UNKNOWN));
    }
    assertThat(posts(1)).isEqualTo(1);
  }

  @Test
  void oursSendsOneWhereCodeOfTheApplicationsFailsAfterTheSubmit() {
    FluxClient.Builder settings = FluxClient.builder().gateway(GATEWAY.url()).apiKey(GATEWAY.key());
    settings.polling(
        progress -> {
          throw new IllegalStateException("a schedule of somebody's");
        });
    try (FluxClient flux = settings.build()) {
      ImageModel model = ours(flux);
      assertThatExceptionOfType(NonRetriableException.class)
          .isThrownBy(() -> RetryUtils.withRetryMappingExceptions(() -> model.generate("a cup")))
          .withMessageContaining("a schedule of somebody's");
    }
    assertThat(posts(1)).isEqualTo(1);
  }

  /** It has retries, but makes the call after them: langchain4j-open-ai 1.13.0 to 1.19.0. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void theirOpenAiModelSendsOne(Trouble trouble) {
    trouble.begin(GatewayStep.UNKNOWN);
    ImageModel model = openAi();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> model.generate("a cup"));
    assertThat(posts(1)).isEqualTo(1);
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void theirGeminiModelSendsThree(Trouble trouble) {
    trouble.begin(GatewayStep.UNKNOWN);
    ImageModel model = gemini();
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> model.generate("a cup"));
    assertThat(posts(3)).isEqualTo(3);
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
