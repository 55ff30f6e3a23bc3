package example;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.micrometer.FluxMetrics;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Has one image made, times it, and writes the answer with Jackson. */
public final class Main {
  private Main() {}

  /** Takes the gateway, the key, the prompt and a file for the answer. */
  public static void main(String[] arguments) throws Exception {
    String gateway = arguments[0];
    String key = arguments[1];
    MeterRegistry registry = new SimpleMeterRegistry();
    FluxMetrics metrics = new FluxMetrics(registry);
    FluxClient flux = FluxClient.builder().gateway(gateway).apiKey(key).listener(metrics).build();
    try (flux) {
      JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
      String body = "{\"prompt\":\"" + arguments[2] + "\"}";
      ImageResult result = flux.generate(mapper.readValue(body, DevTextToImage.class));
      if (registry.get("gen_ai.client.operation.duration").timer().count() == 1) {
        Files.writeString(Path.of(arguments[3]), mapper.writeValueAsString(result));
      }
    }
  }
}
