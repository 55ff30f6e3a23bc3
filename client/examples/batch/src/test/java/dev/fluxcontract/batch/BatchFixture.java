package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fluxcontract.batch.FaultyGateway.Faults;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder, a database and a gateway of a test's own, and the program's commands. */
@Timeout(120)
abstract class BatchFixture {
  @TempDir Path folder;

  FaultyGateway gateway;
  String db;

  @BeforeEach
  void start() throws Exception {
    gateway = new FaultyGateway(Faults.NONE);
    db = TestDatabase.of(folder);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  List<Prompt> find(String where) throws Exception {
    try (Database database = new Database(db, 2)) {
      return new Prompts(database).find(where);
    }
  }

  WorkerProcess worker(String... words) throws Exception {
    return new WorkerProcess(gateway, folder, "worker", words);
  }

  String add(String csv, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("prompts.csv"), csv);
    return run(
        Stream.concat(Stream.of("add", file.toString(), "--db", db), Stream.of(options))
            .toArray(String[]::new));
  }

  static String run(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setErr(System.out);
    try {
      return Batch.run(words) + "\n" + said.toString(UTF_8);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
