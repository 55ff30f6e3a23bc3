package example;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.ImageResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Has one image made by Spring AI's interface. */
@SpringBootApplication
public class Main {
  /** Takes the gateway, the key, the prompt and a file for the answer. */
  public static void main(String[] arguments) throws Exception {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            Main.class, "--flux.gateway=" + arguments[0], "--flux.api-key=" + arguments[1])) {
      ImageResult result =
          context.getBean(Posters.class).poster(arguments[2]).getMetadata().get("result");
      Moshi moshi = new Moshi.Builder().build();
      Files.writeString(Path.of(arguments[3]), moshi.adapter(ImageResult.class).toJson(result));
    }
  }
}
