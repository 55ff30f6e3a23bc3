import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Many prompts at once, each with its progress. One that fails does not stop the others. */
class ManyPrompts {
  private static final List<String> PROMPTS =
      List.of("a lake in spring", "a lake in summer", "a lake in autumn", "a lake in winter");

  public static void main(String[] args) {
    List<String> prompts = args.length > 0 ? List.of(args) : PROMPTS;
    try (FluxClient flux = FluxClient.builder().fromEnvironment().build()) {
      List<CompletableFuture<ImageResult>> results =
          prompts.stream().map(prompt -> submit(flux, prompt).thenCompose(Job::future)).toList();
      for (int i = 0; i < prompts.size(); i++) {
        report(prompts.get(i), results.get(i));
      }
    }
  }

  /** Returns at once. No thread waits, for the answer or for the job. */
  private static CompletableFuture<Job> submit(FluxClient flux, String prompt) {
    return flux.submitAsync(DevTextToImage.builder(prompt).build())
        .thenApply(job -> job.onProgress(progress -> show(prompt, progress)));
  }

  private static void show(String prompt, Progress progress) {
    Integer position = progress.queuePosition();
    String queue = position == null ? "" : ", " + position + " in front";
    System.out.println(
        prompt + ": " + progress.state() + queue + ", " + progress.elapsed().toSeconds() + " s");
  }

  private static void report(String prompt, CompletableFuture<ImageResult> result) {
    try {
      System.out.println(prompt + ": " + result.join().images().get(0).url());
    } catch (CompletionException e) {
      if (e.getCause() instanceof FluxException failure) {
        System.out.println(prompt + ": failed, " + failure.getMessage());
      } else {
        throw e;
      }
    }
  }
}
