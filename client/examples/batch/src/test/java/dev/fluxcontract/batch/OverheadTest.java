package dev.fluxcontract.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.batch.FaultyGateway.Faults;
import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.DevTextToImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the engine and its database cost, beside the client alone: one gateway, the same prompts.
 */
@Tag("slow")
class OverheadTest {
  private static final int PROMPTS = Integer.getInteger("batch.prompts", 300);
  private static final int THREADS = 8;

  @TempDir Path folder;

  @Test
  void aPromptCostsMillisecondsMoreThanWithTheBareClient() throws Exception {
    try (FaultyGateway gateway = new FaultyGateway(Faults.NONE)) {
      gateway.runsFor = Duration.ZERO;
      bare(gateway, 50); // Both start warm: the worker's start is not part of its figure either.
      double bare = bare(gateway, PROMPTS);
      String prompts =
          IntStream.range(0, PROMPTS)
              .mapToObj(i -> "a jug " + i)
              .collect(Collectors.joining("\n", "prompt\n", "\n"));
      Path csv = Files.writeString(folder.resolve("prompts.csv"), prompts);
      String db = TestDatabase.of(folder);
      Batch.run("add", csv.toString(), "--db", db);
      WorkerProcess worker =
          new WorkerProcess(
              gateway, folder, "worker", "work", "--db", db, "--threads", "" + THREADS);
      assertThat(worker.end()).as(worker.said()).isZero();
      double batch;
      try (Database database = new Database(db, 2)) {
        batch =
            database.inTransaction(
                c ->
                    Database.query(
                            c,
                            row ->
                                1000.0
                                    * Duration.between(
                                            Database.instant(row, 1), Database.instant(row, 2))
                                        .toMillis()
                                    / 1000
                                    / (PROMPTS - 1),
                            "SELECT MIN(changed), MAX(changed) FROM prompt")
                        .get(0));
      }
      System.out.printf(
          "%d prompts, %d threads: %.1f ms each with the client alone, %.1f ms with the batch%n",
          PROMPTS, THREADS, bare, batch);
      assertThat(batch - bare).isLessThan(500);
    }
  }

  /** Milliseconds of a prompt, with as many jobs at the gateway as the batch has. */
  private double bare(FaultyGateway gateway, int prompts) throws Exception {
    Path images = Files.createDirectories(folder.resolve("bare"));
    Semaphore inFlight = new Semaphore(100);
    ExecutorService downloads = Executors.newFixedThreadPool(THREADS);
    try (FluxClient flux = FluxClient.builder().gateway(gateway.url()).apiKey("any").build()) {
      long begun = System.nanoTime();
      List<CompletableFuture<Download>> all = new ArrayList<>();
      for (int i = 0; i < prompts; i++) {
        Path file = images.resolve(i + ".png");
        inFlight.acquire();
        all.add(
            flux.submitAsync(DevTextToImage.builder("a cup " + i).build())
                .thenCompose(Job::future)
                .thenApplyAsync(result -> flux.download(result.images().get(0), file), downloads)
                .whenComplete((saved, failure) -> inFlight.release()));
      }
      all.forEach(CompletableFuture::join);
      return (System.nanoTime() - begun) / 1e6 / prompts;
    } finally {
      downloads.shutdown();
    }
  }
}
