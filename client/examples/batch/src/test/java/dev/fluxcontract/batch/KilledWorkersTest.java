package dev.fluxcontract.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.batch.FaultyGateway.Faults;
import dev.fluxcontract.batch.Prompt.State;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three workers of which one is killed at a random moment, twenty times. */
@Tag("slow")
class KilledWorkersTest {
  private static final int PROMPTS = Integer.getInteger("batch.prompts", 300);
  private static final int KILLS = Integer.getInteger("batch.kills", 20);
  private static final int THREADS = 6;
  private static final long SEED = Long.getLong("batch.seed", System.nanoTime());

  @TempDir Path folder;

  private final Random random = new Random(SEED);
  private final List<WorkerProcess> workers = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noPromptIsSubmittedTwice(boolean webhooks) throws Exception {
    try (FaultyGateway gateway = new FaultyGateway(Faults.MANY)) {
      String db = TestDatabase.of(folder);
      Path csv = folder.resolve("prompts.csv");
      Files.writeString(csv, "prompt\n");
      for (int i = 0; i < PROMPTS; i++) {
        Files.writeString(
            csv,
            (i % 50 == 7 ? "refuse " : "a cup ") + i + "\n",
            java.nio.file.StandardOpenOption.APPEND);
      }
      assertThat(Batch.run("add", csv.toString(), "--db", db)).isZero();
      for (int i = 0; i < 3; i++) {
        try (ServerSocket free = new ServerSocket(0)) {
          ports.add(free.getLocalPort());
        }
        workers.add(start(gateway, db, i, webhooks));
      }
      int kills = 0;
      for (; kills < KILLS; kills++) {
        Thread.sleep(300 + random.nextInt(1200));
        int victim = random.nextInt(3);
        workers.get(victim).kill();
        workers.set(victim, start(gateway, db, victim, webhooks));
      }
      int worst = 0;
      for (WorkerProcess worker : workers) {
        worst = Math.max(worst, worker.end());
      }
      Map<State, Integer> counts;
      List<Prompt> done;
      List<Prompt> failed;
      List<Prompt> unknown;
      try (Database database = new Database(db, 2)) {
        counts = new Prompts(database).counts();
        done = new Prompts(database).find("state = 'DONE'");
        failed = new Prompts(database).find("state = 'FAILED'");
        unknown = new Prompts(database).find("state = 'UNKNOWN'");
      }
      System.out.println(
          "seed "
              + SEED
              + ", webhooks "
              + webhooks
              + ": "
              + counts
              + ", "
              + gateway.jobs()
              + " jobs");
      assertThat(gateway.submits)
          .as("seed %s", SEED)
          .allSatisfy((seed, times) -> assertThat(times).isLessThanOrEqualTo(1));
      assertThat(counts.get(State.DONE) + counts.get(State.FAILED) + counts.get(State.UNKNOWN))
          .isEqualTo(PROMPTS);
      assertThat(failed).allMatch(KilledWorkersTest::isRefused);
      // Nobody knows of one whose worker was killed before it read the refusal.
      assertThat(failed.size() + unknown.stream().filter(KilledWorkersTest::isRefused).count())
          .isEqualTo((PROMPTS + 42) / 50);
      assertThat(counts.get(State.UNKNOWN))
          .isLessThanOrEqualTo(kills * THREADS + gateway.unanswered());
      if (webhooks) {
        assertThat(gateway.jobs())
            .as("each job that the gateway took has its image")
            .isEqualTo(done.size());
      }
      assertThat(worst).isEqualTo(1);
      try (Stream<Path> files = Files.list(folder.resolve("images"))) {
        assertThat(files.filter(file -> file.toString().endsWith(".png")))
            .hasSize(done.size())
            .allSatisfy(file -> assertThat(ImageIO.read(file.toFile())).isNotNull());
      }
    }
  }

  private static boolean isRefused(Prompt prompt) {
    return prompt.request().contains("refuse ");
  }

  private WorkerProcess start(FaultyGateway gateway, String db, int slot, boolean webhooks)
      throws Exception {
    List<String> words =
        new ArrayList<>(List.of("work", "--db", db, "--threads", "" + THREADS, "--heartbeat", "1"));
    if (webhooks) {
      words.addAll(
          List.of(
              "--webhook-wait",
              "10",
              "--webhook-port",
              "" + ports.get(slot),
              "--webhook-url",
              "http://127.0.0.1:" + ports.get(slot) + "/flux"));
    }
    return new WorkerProcess(gateway, folder, "worker-" + slot, words.toArray(String[]::new));
  }
}
