import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import java.nio.file.Path;

/** One prompt, one picture, one file. */
class FirstImage {
  public static void main(String[] args) {
    String prompt = args.length > 0 ? args[0] : "a tiger's eye, macro";
    try (FluxClient flux = FluxClient.builder().fromEnvironment().build()) {
      ImageResult result = flux.submit(DevTextToImage.builder(prompt).build()).await();
      Download saved = flux.download(result.images().get(0), Path.of("first.jpg"));
      System.out.println("first.jpg: " + saved.size() + " bytes of " + saved.contentType());
    }
  }
}
