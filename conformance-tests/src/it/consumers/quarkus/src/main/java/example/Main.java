package example;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.ImageResult;
import dev.langchain4j.model.image.ImageModel;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has one image made by the model that is injected. */
@QuarkusMain
public class Main implements QuarkusApplication {
  @Inject ImageModel images;

  /** Takes the prompt and a file for the answer. */
  @Override
  public int run(String... arguments) throws Exception {
    ImageResult result = (ImageResult) images.generate(arguments[0]).metadata().get("result");
    Moshi moshi = new Moshi.Builder().build();
    Files.writeString(Path.of(arguments[1]), moshi.adapter(ImageResult.class).toJson(result));
    return 0;
  }
}
