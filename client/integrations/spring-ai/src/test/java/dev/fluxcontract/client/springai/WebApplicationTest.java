package dev.fluxcontract.client.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small web application on Spring Boot, which finds the auto-configuration by itself. */
class WebApplicationTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  @EnableAutoConfiguration
  @RestController
  static class Application {
    private final ImageModel images;
    private final FluxClient client;

    Application(ImageModel images, FluxClient client) {
      this.images = images;
      this.client = client;
    }

    @PostMapping("/result")
    ImageResult result(@RequestBody DevTextToImage request) {
      return client.generate(request);
    }

    @GetMapping("/image")
    @Nullable String image(@RequestParam("prompt") String prompt) {
      return images.call(new ImagePrompt(prompt)).getResults().get(0).getOutput().getUrl();
    }
  }

  @Test
  void readsARequestAndAnswersWithItsResult() throws Exception {
    try (ConfigurableApplicationContext context = start()) {
      String answer =
          send(
              HttpRequest.newBuilder(uri(context, "/result"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"prompt\":\"cup\",\"seed\":42}")));
      assertThat(answer).contains("\"images\":[{", GATEWAY.url(), "\"seed\":42");
    }
  }

  @Test
  void servesImagesAndShowsNoKeyInTheActuator() throws Exception {
    try (ConfigurableApplicationContext context = start()) {
      int before = GATEWAY.submits();
      assertThat(get(context, "/image?prompt=cup")).startsWith(GATEWAY.url());
      assertThat(GATEWAY.submits()).isEqualTo(before + 1);
      String shown =
          get(context, "/actuator/configprops")
              + get(context, "/actuator/env")
              + get(context, "/actuator/beans");
      assertThat(shown).contains(GATEWAY.url(), "flux.api-key").doesNotContain(GATEWAY.key());
    }
  }

  private static ConfigurableApplicationContext start() {
    return SpringApplication.run(
        Application.class,
        "--server.port=0",
        "--spring.main.banner-mode=off",
        "--flux.gateway=" + GATEWAY.url(),
        "--flux.api-key=" + GATEWAY.key(),
        // As the JVM's property sun.java.command has it where the key is given by an argument.
        "--started.as=app.jar --flux.api-key=" + GATEWAY.key(),
        "--flux.poll-interval=10ms",
        "--management.endpoints.web.exposure.include=*",
        "--management.endpoint.env.show-values=always",
        "--management.endpoint.configprops.show-values=always");
  }

  private static URI uri(ConfigurableApplicationContext context, String path) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String get(ConfigurableApplicationContext context, String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(context, path)));
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
