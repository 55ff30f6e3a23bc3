package example;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.langchain4j.FluxImageModel;
import dev.fluxcontract.client.model.DevImageToImage;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.Response;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has one image made by LangChain4j's interface. */
public final class Main {
  private Main() {}

  /** Takes the gateway, the key, the prompt and a file for the answer. */
  public static void main(String[] arguments) throws Exception {
    String prompt = arguments[2];
    try (FluxClient flux =
        FluxClient.builder().gateway(arguments[0]).apiKey(arguments[1]).build()) {
      ImageModel model =
          FluxImageModel.builder()
              .client(flux)
              .textToImage((text, n) -> DevTextToImage.builder(text).numImages(n).build())
              .imageToImage((text, url) -> DevImageToImage.builder(text, url).build())
              .build();
      Response<Image> response = model.generate(prompt);
      ImageResult result = (ImageResult) response.metadata().get("result");
      Moshi moshi = new Moshi.Builder().build();
      Files.writeString(Path.of(arguments[3]), moshi.adapter(ImageResult.class).toJson(result));
    }
  }
}
