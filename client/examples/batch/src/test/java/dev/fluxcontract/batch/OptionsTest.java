package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options and files of the commands may be, and what is said when they are not. */
class OptionsTest extends BatchFixture {
  @ParameterizedTest
  @CsvSource({
    "--threads, 0, a whole number of 1 or more",
    "--in-flight, -1, a whole number of 1 or more",
    "--heartbeat, 0, a whole number of 1 or more",
    "--webhook-port, 0, a whole number of 1 or more",
    "--threads, many, a whole number of 1 or more",
    "--max-spend, -1, an amount in USD of 0 or more",
    "--max-spend, 0.00001, an amount in USD of 0 or more with at most four decimals",
    "--webhook-url, ftp://receiver, an http or https URL"
  })
  void anOptionThatIsWrongIsNamedWithItsValueAndItsRule(String option, String value, String rule) {
    assertThat(run("work", "--db", db, option, value))
        .startsWith("2")
        .contains(option + " is " + value + ", which is not a valid value; it must be " + rule);
  }

  @Test
  void aNegativePriceIsRefused() throws Exception {
    assertThat(add("prompt\na cup\n", "--price", "-0.01"))
        .startsWith("2")
        .contains("--price is -0.01");
  }

  @Test
  @Tag("slow")
  void maxSpendNeedsThePriceOfEachPromptAndASecondAddSetsIt() throws Exception {
    add("prompt\na cup\n");
    WorkerProcess unpriced = worker("work", "--db", db, "--max-spend", "1");
    assertThat(unpriced.end()).as(unpriced.said()).isEqualTo(2);
    assertThat(unpriced.said()).contains("add the file again with --price");
    assertThat(gateway.jobs()).isZero();
    assertThat(add("prompt\na cup\n", "--price", "0.5")).contains("prompts added: 0");
    assertThat(add("prompt\na cup\n")).contains("prompts added: 0");
    assertThat(find("cost = 0.5")).hasSize(1);
    WorkerProcess priced = worker("work", "--db", db, "--max-spend", "1");
    assertThat(priced.end()).as(priced.said()).isZero();
    add("prompt\na cup\n", "--price", "0.7");
    assertThat(find("cost = 0.5")).as("what was spent stays").hasSize(1);
  }

  @Test
  void aFileThatIsNotUtf8IsNamed() throws Exception {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "prompt\ncaf\u00e9\n".getBytes(ISO_8859_1));
    assertThat(run("add", file.toString(), "--db", db))
        .startsWith("2")
        .contains(file + " is not UTF-8");
  }

  @Test
  void exportWritesUtf8WhateverTheLocale() throws Exception {
    add("prompt\ncaf\u00e9 \u732b\n");
    for (String format : new String[] {"csv", "jsonl"}) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream out = System.out;
      System.setOut(new PrintStream(said, true, US_ASCII));
      try {
        assertThat(Batch.run("export", "--db", db, "--format", format)).isZero();
      } finally {
        System.setOut(out);
      }
      assertThat(said.toString(UTF_8)).contains("caf\u00e9 \u732b");
    }
  }

  @Test
  void retryUnknownCountsAnIdOnceAndRefusesAWord() throws Exception {
    add("prompt\na cup\n", "--price", "0.025");
    try (Database database = new Database(db, 2)) {
      database.inTransaction(c -> Database.update(c, "UPDATE prompt SET state = 'FAILED'"));
    }
    assertThat(run("retry-unknown", "1", "01", "1", "--db", db))
        .contains("1 prompts would be submitted again, for 0.0250 USD");
    assertThat(run("retry-unknown", "one", "--db", db))
        .startsWith("2")
        .contains("one is not the id of a prompt, which is a whole number");
  }

  @Test
  void noMessageHasTheParametersOfAJdbcUrl() {
    assertThat(run("status", "--db", "jdbc:mysql://host/name?user=me&password=hush hush"))
        .startsWith("2")
        .contains("jdbc:mysql://host/name")
        .doesNotContain("user=", "hush");
    assertThat(run("status", "--db", "jdbc:postgresql://host:port/name?user=me&password=hush"))
        .startsWith("3")
        .doesNotContain("user=", "hush", "the database failed");
  }

  @Test
  void theSchemeOfTheKeyIsReadFromTheEnvironment() throws Exception {
    WorkerProcess worker =
        new WorkerProcess(
            gateway, folder, "worker", Map.of("FLUX_AUTH", "neither"), "work", "--db", db);
    assertThat(worker.end()).isEqualTo(2);
    assertThat(worker.said()).contains("FLUX_AUTH");
  }
}
