package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @RegisterExtension static final FluxGateway gateway = FluxGateway.create();

  @TempDir Path folder;

  @Test
  void asksForOneImage() throws Exception {
    Path answer = folder.resolve("answer.json");
    Main.main(new String[] {gateway.url(), gateway.key(), "a tiger", answer.toString()});
    assertThat(answer).content().contains("\"images\":[{");
    assertThat(gateway.imagesAsked()).isEqualTo(1);
  }
}
