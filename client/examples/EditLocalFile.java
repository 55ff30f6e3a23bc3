import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.ImageInput;
import dev.fluxcontract.client.RequestRefusedException;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.KontextEdit;
import java.nio.file.Path;

/**
 * Changes a picture that stands on this machine. It is sent along; no upload, no public address.
 */
class EditLocalFile {
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("Two arguments, please: a picture, and what to do with it");
      System.exit(2);
    }
    try (FluxClient flux = FluxClient.builder().fromEnvironment().build()) {
      KontextEdit edit = KontextEdit.builder(args[1], ImageInput.of(Path.of(args[0]))).build();
      Image edited = flux.submit(edit).await().images().get(0);
      flux.download(edited, Path.of("edited.jpg"));
      System.out.println("edited.jpg: " + edited.width() + " x " + edited.height());
    } catch (RequestRefusedException e) {
      System.err.println(e.getMessage());
      e.fieldErrors().forEach(error -> System.err.println(error.loc() + ": " + error.msg()));
      System.exit(1);
    }
  }
}
