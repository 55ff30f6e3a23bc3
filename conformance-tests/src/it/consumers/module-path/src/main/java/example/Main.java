package example;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.ImageSize;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has one image made, and writes the answer to a file with a Moshi of its own. */
public final class Main {
  private Main() {}

  /** Takes the gateway, the key, the prompt and the file. */
  public static void main(String[] arguments) throws Exception {
    try (FluxClient flux =
        FluxClient.builder().gateway(arguments[0]).apiKey(arguments[1]).build()) {
      DevTextToImage request =
          DevTextToImage.builder(arguments[2]).imageSize(ImageSize.SQUARE).numImages(1).build();
      ImageResult result = flux.submit(request).await();
      Moshi moshi = new Moshi.Builder().build();
      String json = moshi.adapter(ImageResult.class).toJson(result);
      Files.writeString(Path.of(arguments[3]), json);
    }
  }
}
