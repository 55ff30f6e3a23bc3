package dev.fluxcontract.batch;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.SubmitOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The program: {@code java -jar flux-batch.jar COMMAND}. */
public final class Batch {
  private static final String WORK_OPTIONS =
      "--db --out --threads --in-flight --max-spend --webhook-url --webhook-port --webhook-wait"
          + " --heartbeat";

  private Batch() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command and returns its exit code. */
  static int run(String... args) {
    try {
      if (args.length == 0 || args[0].matches("-h|--help|help")) {
        System.out.print(resource("help.txt"));
        return 0;
      }
      List<String> words = Arrays.asList(args).subList(1, args.length);
      return switch (args[0]) {
        case "add" -> add(new Arguments(words, "--db --price"));
        case "work" -> work(new Arguments(words, WORK_OPTIONS));
        case "status" -> status(new Arguments(words, "--db"));
        case "retry-unknown" -> retry(new Arguments(words, "--db !--yes"));
        case "settle" -> settle(new Arguments(words, "--db"));
        case "export" -> export(new Arguments(words, "--db --format"));
        default ->
            throw new IllegalArgumentException(
                args[0] + " is not a command; run it without one to see them");
      };
    } catch (IllegalArgumentException e) {
      return failed(2, e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      return failed(2, "cannot be read or written: " + e.getMessage());
    } catch (SQLException e) {
      return failed(3, "the database failed: " + e.getMessage());
    } catch (RuntimeException e) {
      return failed(3, e instanceof FluxException ? e.getMessage() : e.toString());
    }
  }

  private static int failed(int code, String message) {
    // What follows the question mark of a JDBC URL may be a password.
    System.err.println(String.valueOf(message).replaceAll("(?s)(jdbc:[^?\\s]*)\\?.*", "$1"));
    return code;
  }

  static String resource(String name) {
    try (InputStream text = Batch.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Database open(Arguments arguments, int connections) throws SQLException {
    return new Database(
        arguments.get("--db", "batch.db", "a file or a JDBC URL", db -> db), connections);
  }

  /** Stores nothing unless every row is right. */
  private static int add(Arguments arguments) throws IOException, SQLException {
    if (arguments.rest.size() != 1) {
      throw new IllegalArgumentException("add takes one CSV file");
    }
    BigDecimal price = arguments.amount("--price", BigDecimal.ZERO);
    List<PromptFile.Row> rows = PromptFile.rows(Path.of(arguments.rest.get(0)), price);
    try (Database database = open(arguments, 2)) {
      Prompts prompts = new Prompts(database);
      Map<PromptFile.Row, Integer> seen = new HashMap<>();
      int added = 0;
      for (PromptFile.Row row : rows) {
        // The same row twice in a file is meant; the same file twice is not.
        int occurrence = seen.merge(row, 1, Integer::sum);
        String text = row.model() + "\n" + row.request() + "\n" + occurrence;
        String hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        if (prompts.add(hash, row.model(), row.request(), row.cost())) {
          added++;
        } else if (arguments.has("--price")) {
          prompts.setCost(hash, row.cost());
        }
      }
      System.out.println("prompts added: " + added + ", there already: " + (rows.size() - added));
    }
    return 0;
  }

  static FluxClient client() {
    if (System.getenv("FLUX_GATEWAY") == null || System.getenv("FLUX_API_KEY") == null) {
      throw new IllegalArgumentException(
          "FLUX_GATEWAY and FLUX_API_KEY must be set in the environment");
    }
    // The engine repeats what is safe to repeat, by what it knows of all workers.
    return FluxClient.builder().fromEnvironment().retries(0).build();
  }

  private static int work(Arguments arguments) throws IOException, SQLException {
    int threads = arguments.positive("--threads", 8);
    BigDecimal maxSpend = arguments.amount("--max-spend", null);
    Worker.Settings settings =
        new Worker.Settings(
            threads,
            arguments.positive("--in-flight", 100),
            maxSpend,
            arguments.get("--out", Path.of("images"), "a folder", Path::of),
            arguments.get("--webhook-url", null, "an http or https URL", Batch::url),
            Duration.ofSeconds(
                arguments.get("--webhook-wait", 900L, "a number of seconds", Long::valueOf)),
            Duration.ofSeconds(arguments.positive("--heartbeat", 5)));
    Integer port = arguments.positive("--webhook-port", null);
    try (FluxClient flux = client();
        Database database = open(arguments, threads + 6)) {
      String free = "state = 'NEW' AND cost = 0 FETCH FIRST 1 ROWS ONLY";
      if (maxSpend != null && !new Prompts(database).find(free).isEmpty()) {
        throw new IllegalArgumentException(Worker.NO_PRICE);
      }
      return new WorkLoop(database, flux, settings, port).run();
    }
  }

  private static String url(String text) {
    SubmitOptions.none().webhook(text);
    return text;
  }

  private static int status(Arguments arguments) throws SQLException {
    try (Database database = open(arguments, 2)) {
      new BatchReport(database).print();
      return 0;
    }
  }

  private static long id(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          word + " is not the id of a prompt, which is a whole number; export lists the ids", e);
    }
  }

  private static int retry(Arguments arguments) throws SQLException {
    String ids = arguments.rest.stream().map(id -> "," + id(id)).collect(Collectors.joining());
    try (Database database = open(arguments, 2)) {
      Prompts prompts = new Prompts(database);
      List<Prompt> found = prompts.find("state IN ('UNKNOWN', 'FAILED') AND id IN (0" + ids + ")");
      System.out.printf(
          "%d prompts would be submitted again, for %s USD. If the gateway took one the first time,"
              + " it is paid twice; settle REQUEST_ID finds out for free.%n",
          found.size(), found.stream().map(Prompt::cost).reduce(BigDecimal.ZERO, BigDecimal::add));
      if (found.isEmpty() || !arguments.has("--yes")) {
        System.out.println(
            found.isEmpty()
                ? "None of these ids is UNKNOWN or FAILED."
                : "Nothing was done; add --yes to do it.");
        return 1;
      }
      for (Prompt prompt : found) {
        prompts.renew(prompt.id());
      }
      return 0;
    }
  }

  private static int settle(Arguments arguments) throws SQLException {
    int settled = 0;
    try (FluxClient flux = client();
        Database database = open(arguments, 2)) {
      Prompts prompts = new Prompts(database);
      List<String> models =
          prompts.find("state = 'UNKNOWN'").stream().map(Prompt::model).distinct().toList();
      for (String requestId : arguments.rest) {
        boolean found = false;
        for (String model : models) {
          try {
            found |=
                Webhooks.settle(prompts, flux.job(model, requestId).result().seed(), requestId);
          } catch (FluxException e) {
            System.err.println(requestId + " of " + model + ": " + e.getMessage());
          }
        }
        System.out.println(requestId + (found ? " settles a prompt" : " settles none"));
        settled += found ? 1 : 0;
      }
    }
    return settled == arguments.rest.size() ? 0 : 1;
  }

  private static int export(Arguments arguments) throws IOException, SQLException {
    String format = arguments.get("--format", "csv", "csv or jsonl", f -> f);
    if (!format.matches("csv|jsonl")) {
      throw new IllegalArgumentException("--format is " + format + "; there are csv and jsonl");
    }
    try (Database database = open(arguments, 2)) {
      new BatchReport(database).export(System.out, format.equals("jsonl"));
      return 0;
    }
  }
}
