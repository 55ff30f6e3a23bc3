package dev.fluxcontract.client.springai;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxListener;
import dev.fluxcontract.client.PollSchedule;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageDimensions;
import dev.fluxcontract.client.model.ImageSize;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.observation.ImageModelObservationConvention;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes a {@link FluxClient} of the properties {@code flux.*}, if {@code flux.gateway} is set, and
 * a {@link FluxSpringImageModel} of the client, unless {@code spring.ai.model.image} names another
 * model than {@code flux}. Beans of the application's own come first: a {@link FluxClient}, a
 * {@link FluxRequestFactory}, a {@link FluxListener}, an {@link ImageModelObservationConvention}.
 */
@AutoConfiguration
@EnableConfigurationProperties(FluxProperties.class)
public final class FluxAutoConfiguration {
  /** The client, which is closed with the application. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("flux.gateway")
  FluxClient fluxClient(FluxProperties properties, ObjectProvider<FluxListener> listener) {
    FluxClient.Builder builder = FluxClient.builder();
    PropertyMapper set = PropertyMapper.get();
    set.from(properties::gateway).to(builder::gateway);
    set.from(properties::apiKey).to(builder::apiKey);
    set.from(properties::auth).to(builder::auth);
    set.from(properties::deadline).to(builder::deadline);
    set.from(properties::pollInterval).as(PollSchedule::fixed).to(builder::polling);
    listener.ifAvailable(builder::listener); // Of several none would be used; this refuses them.
    return builder.build();
  }

  /** FLUX.1 [dev], with the portable options. */
  @Bean
  @ConditionalOnMissingBean
  FluxRequestFactory fluxRequestFactory() {
    return (prompt, options) ->
        DevTextToImage.builder(prompt)
            .numImages(options.getN())
            .imageSize(size(options.getWidth(), options.getHeight()))
            .build();
  }

  private static @Nullable ImageSize size(@Nullable Integer width, @Nullable Integer height) {
    return width == null && height == null
        ? null
        : ImageSize.of(ImageDimensions.builder().width(width).height(height).build());
  }

  /** The image model. */
  @Bean
  @ConditionalOnBean(FluxClient.class)
  @ConditionalOnMissingBean
  @ConditionalOnProperty(
      name = "spring.ai.model.image",
      havingValue = "flux",
      matchIfMissing = true)
  FluxSpringImageModel fluxImageModel(
      FluxClient client,
      FluxRequestFactory requests,
      ObjectProvider<ObservationRegistry> registry,
      ObjectProvider<ImageModelObservationConvention> convention) {
    ObservationRegistry observations = registry.getIfUnique(() -> ObservationRegistry.NOOP);
    FluxSpringImageModel model = new FluxSpringImageModel(client, requests, observations);
    convention.ifUnique(model::setObservationConvention);
    return model;
  }

  /** Keeps the key out of what the actuator shows, even where an operator has it show values. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SanitizingFunction.class)
  static class KeySanitizing {
    /** By the value too: if the key is an argument, the JVM's sun.java.command holds it. */
    @Bean
    SanitizingFunction fluxKeySanitizingFunction(FluxProperties properties) {
      String key = properties.apiKey() == null ? "" : properties.apiKey().strip();
      return SanitizingFunction.sanitizeValue()
          .ifKeyMatches("(?i)flux[._]api[-_]?key")
          .ifValueStringMatches(value -> !key.isEmpty() && value.contains(key));
    }
  }
}
