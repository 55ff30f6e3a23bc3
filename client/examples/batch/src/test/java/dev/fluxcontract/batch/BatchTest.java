package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program's commands, each as it is typed. */
class BatchTest extends BatchFixture {
  @Test
  void withoutACommandItPrintsItsHelp() {
    assertThat(run()).startsWith("0").contains("add FILE.csv", "retry-unknown ID");
  }

  @Test
  void anUnknownCommandOrOptionIsRefused() {
    assertThat(run("paint")).startsWith("2").contains("paint is not a command");
    assertThat(run("status", "--color", "red"))
        .startsWith("2")
        .contains("--color is not an option of this command; its options are --db\n");
    assertThat(run("work", "--db", db, "--threads", "many"))
        .startsWith("2")
        .contains("--threads is many");
  }

  @Test
  void addReadsQuotesABomLineEndsAndEmptyLines() throws Exception {
    assertThat(add("\uFEFFprompt,num_images\r\n\"a \"\"cup\"\",\r\nof tea\",2\r\n\r\nplain,\r\n"))
        .startsWith("0")
        .contains("prompts added: 2");
    assertThat(find("cost >= 0"))
        .extracting(Prompt::request)
        .containsExactly(
            "{\"prompt\":\"a \\\"cup\\\",\\r\\nof tea\",\"num_images\":2}",
            "{\"prompt\":\"plain\"}");
  }

  @Test
  void addRefusesAllRowsIfOneIsWrong() throws Exception {
    assertThat(
            add(
                """
                prompt,model,num_images,image_size,steps
                "two
                lines",,2,,
                many,,9,,
                size,,,huge,
                model,fal-ai/none,,,
                number,,few,,
                field,,,,7
                ,,2,,
                short
                """))
        .startsWith("2")
        .contains(
            "line 4: DevTextToImage: num_images is 9",
            "line 5: image_size is huge; the contract knows [square_hd",
            "line 6: model is fal-ai/none; there are [fal-ai/flux-1/dev,",
            "line 7: num_images is few, but must be of type Integer",
            "line 8: fal-ai/flux-1/dev has no field steps",
            "line 9: ",
            "line 10: cells: 1, which is not what the header has",
            "wrong rows: 7; nothing was added");
    assertThat(find("cost >= 0")).isEmpty();
    assertThat(add("promt\na cup\n")).startsWith("2").contains("no column prompt");
  }

  @Test
  void addAddsNothingTwiceButARowThatStandsTwice() throws Exception {
    assertThat(add("prompt\na cup\na cup\n")).contains("prompts added: 2");
    assertThat(add("prompt\na cup\na cup\na jug\n")).contains("prompts added: 1, there already: 2");
  }

  @Test
  void workMakesEachImageOnce() throws Exception {
    add("prompt,seed\na cup,7\na jug,\nrefuse this,\n", "--price", "0.025");
    WorkerProcess worker = worker("work", "--db", db);
    assertThat(worker.end()).as(worker.said()).isEqualTo(1);
    assertThat(gateway.submits).hasSize(3).containsEntry("7", 1);
    assertThat(run("status", "--db", db))
        .contains(
            "DONE           2", "FAILED         1", "0.0500 USD", "no such thing is drawn here");
    assertThat(run("export", "--db", db, "--format", "jsonl"))
        .contains("\"state\":\"DONE\"", "\"seed\":7");
    assertThat(run("export", "--db", db)).contains("id,state,model", "FAILED");
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  @Tag("slow")
  void workStopsAtMaxSpend() throws Exception {
    add("prompt\na\nb\nc\nd\n", "--price", "0.025");
    WorkerProcess worker = worker("work", "--db", db, "--max-spend", "0.06");
    assertThat(worker.end()).as(worker.said()).isEqualTo(1);
    assertThat(worker.said()).contains("--max-spend is reached");
    assertThat(gateway.jobs()).isEqualTo(2);
  }

  @Test
  @Tag("slow")
  void theKeyIsInNoFile() throws Exception {
    add("prompt\na cup\n");
    assertThat(worker("work", "--db", db).end()).isZero();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), UTF_8))
            .doesNotContain("key-that-no-table-holds");
      }
    }
  }

  @Test
  void noCodeReadsThisMachinesClock() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .doesNotContain("Instant.now", "currentTimeMillis", "new Date", "systemUTC");
      }
    }
  }
}
