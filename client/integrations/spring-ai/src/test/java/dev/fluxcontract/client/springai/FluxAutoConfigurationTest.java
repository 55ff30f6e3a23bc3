package dev.fluxcontract.client.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.NotAuthorisedException;
import dev.fluxcontract.client.model.SchnellTextToImage;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.observation.DefaultImageModelObservationConvention;
import org.springframework.ai.image.observation.ImageModelObservationConvention;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FluxAutoConfigurationTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private static final ApplicationContextRunner BARE =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(FluxAutoConfiguration.class));

  private final ApplicationContextRunner configured =
      BARE.withPropertyValues(
          "flux.gateway=" + GATEWAY.url(),
          "flux.api-key=" + GATEWAY.key(),
          "flux.poll-interval=10ms");

  @Test
  void makesAnImageModelOfTheProperties() {
    configured.run(
        context -> {
          ImageModel model = context.getBean(ImageModel.class);
          assertThat(model.call(new ImagePrompt("a cup")).getResults()).hasSize(1);
          assertThat(GATEWAY.submits()).isEqualTo(1);
        });
  }

  @Test
  void makesNothingWithoutAGateway() {
    BARE.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context).doesNotHaveBean(FluxClient.class).doesNotHaveBean(ImageModel.class);
        });
  }

  @Test
  void aMissingKeyIsNamed() {
    BARE.withPropertyValues("flux.gateway=" + GATEWAY.url())
        .run(
            context -> assertThat(context).getFailure().rootCause().hasMessageContaining("apiKey"));
  }

  @Test
  void standsBackForAnotherImageModelByProperty() {
    configured
        .withPropertyValues("spring.ai.model.image=openai")
        .run(context -> assertThat(context).doesNotHaveBean(ImageModel.class));
    configured
        .withPropertyValues("spring.ai.model.image=flux")
        .run(context -> assertThat(context).hasSingleBean(ImageModel.class));
  }

  @Test
  void everyPropertyReachesTheClient() {
    // The gateway takes another scheme.
    assertFails(NotAuthorisedException.class, "flux.auth=key");
    assertThat(GATEWAY.requests())
        .extracting(request -> request.headers().get("authorization"))
        .containsExactly("Key " + GATEWAY.key());
    assertFails(DeadlineExceededException.class, "flux.deadline=1ms");
  }

  private void assertFails(Class<? extends Exception> type, String property) {
    configured
        .withPropertyValues(property)
        .run(
            context ->
                assertThatExceptionOfType(type)
                    .isThrownBy(
                        () -> context.getBean(ImageModel.class).call(new ImagePrompt("a cup"))));
  }

  @Test
  void beansOfTheApplicationComeFirst() {
    List<Job> submitted = new ArrayList<>();
    TestObservationRegistry observations = TestObservationRegistry.create();
    configured
        .withBean(
            FluxRequestFactory.class,
            () -> (prompt, options) -> SchnellTextToImage.builder(prompt).build())
        .withBean(
            FluxListener.class,
            () ->
                new FluxListener() {
                  @Override
                  public void submitted(Job job) {
                    submitted.add(job);
                  }
                })
        .withBean(ObservationRegistry.class, () -> observations)
        .withBean(
            ImageModelObservationConvention.class,
            () ->
                new DefaultImageModelObservationConvention() {
                  @Override
                  public String getName() {
                    return "our.images";
                  }
                })
        .run(context -> context.getBean(ImageModel.class).call(new ImagePrompt("a cup")));
    assertThat(submitted).extracting(Job::model).containsExactly("fal-ai/flux-1/schnell");
    TestObservationRegistryAssert.assertThat(observations)
        .hasObservationWithNameEqualTo("our.images");
  }

  @Test
  void severalListenersAreRefusedAndNotLeftOut() {
    configured
        .withBean("metrics", FluxListener.class, () -> new FluxListener() {})
        .withBean("log", FluxListener.class, () -> new FluxListener() {})
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContainingAll("FluxListener", "metrics", "log"));
  }

  @Test
  void aClientOfTheApplicationIsUsedWithoutProperties() {
    BARE.withBean(
            FluxClient.class,
            () -> FluxClient.builder().gateway(GATEWAY.url()).apiKey(GATEWAY.key()).build())
        .run(context -> assertThat(context).hasSingleBean(FluxSpringImageModel.class));
  }

  @Test
  void theKeyIsInNoText() {
    configured.run(
        context ->
            assertThat(
                    context.getBean(FluxProperties.class)
                        + " "
                        + context.getBean(FluxClient.class)
                        + " "
                        + context.getBean(ImageModel.class))
                .contains("FluxProperties of " + GATEWAY.url())
                .doesNotContain(GATEWAY.key()));
  }

  @Test
  void editorsKnowEveryProperty() throws Exception {
    try (InputStream in =
        FluxProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      JsonNode properties = new ObjectMapper().readTree(in).get("properties");
      assertThat(properties.findValuesAsText("name"))
          .containsExactlyElementsOf(
              Arrays.stream(FluxProperties.class.getRecordComponents())
                  .map(
                      it ->
                          "flux."
                              + it.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                  .toList());
      assertThat(properties.findValuesAsText("type"))
          .containsExactlyElementsOf(
              Arrays.stream(FluxProperties.class.getRecordComponents())
                  .map(it -> it.getType().getName())
                  .toList());
    }
  }
}
