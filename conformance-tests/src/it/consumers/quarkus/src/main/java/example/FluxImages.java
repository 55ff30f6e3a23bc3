package example;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.langchain4j.FluxImageModel;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.langchain4j.model.image.ImageModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
class FluxImages {
  @ConfigProperty(name = "flux.gateway")
  String gateway;

  @ConfigProperty(name = "flux.api-key")
  String key;

  @Produces
  @Singleton
  FluxClient client() {
    return FluxClient.builder().gateway(gateway).apiKey(key).build();
  }

  void close(@Disposes FluxClient client) {
    client.close();
  }

  @Produces
  @ApplicationScoped
  ImageModel model(FluxClient client) {
    return FluxImageModel.builder()
        .client(client)
        .textToImage((prompt, n) -> DevTextToImage.builder(prompt).numImages(n).build())
        .build();
  }
}
