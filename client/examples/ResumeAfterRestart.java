import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.model.DevTextToImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A job outlives the program that submitted it. The first run submits and ends; each later one
 * picks the job up where it stands, until it is done. It is paid for once.
 */
class ResumeAfterRestart {
  private static final Path SAVED = Path.of("job.txt");

  public static void main(String[] args) throws IOException {
    try (FluxClient flux = FluxClient.builder().fromEnvironment().build()) {
      if (Files.exists(SAVED)) {
        resume(flux);
      } else {
        submit(flux);
      }
    }
  }

  private static void submit(FluxClient flux) throws IOException {
    Job job = flux.submit(DevTextToImage.builder("a lighthouse in fog").build());
    Files.write(SAVED, List.of(job.model(), job.requestId()));
    System.out.println("submitted " + job.requestId() + "; run this again to fetch the picture");
  }

  private static void resume(FluxClient flux) throws IOException {
    List<String> saved = Files.readAllLines(SAVED);
    Job job = flux.job(saved.get(0), saved.get(1));
    try {
      flux.download(job.await(Duration.ofMinutes(2)).images().get(0), Path.of("resumed.jpg"));
      Files.delete(SAVED);
      System.out.println("resumed.jpg is there");
    } catch (DeadlineExceededException e) {
      System.out.println("not ready yet; run this once more");
    } catch (JobFailedException e) {
      Files.delete(SAVED);
      System.out.println(e.getMessage() + "; run this again to submit a new one");
    }
  }
}
