package dev.fluxcontract.batch;

import com.squareup.moshi.JsonWriter;
import dev.fluxcontract.batch.Prompt.State;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Where the batch stands, and what came of it. */
final class BatchReport {
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Database database;

  BatchReport(Database database) {
    this.database = database;
  }

  void print() throws SQLException {
    Map<State, Integer> counts = new Prompts(database).counts();
    counts.forEach((state, count) -> System.out.printf("%-9s %6d%n", state, count));
    System.out.println(line(counts));
    String sql =
        """
        SELECT state, COUNT(*), MIN(id), reason FROM prompt WHERE state IN ('FAILED', 'UNKNOWN')
        GROUP BY state, reason ORDER BY 2 DESC FETCH FIRST 10 ROWS ONLY
        """;
    String text = "%s %d, such as %d: %s";
    Database.Row<String> reason =
        row -> text.formatted(row.getString(1), row.getInt(2), row.getLong(3), row.getString(4));
    database.query(reason, sql).forEach(System.out::println);
  }

  /** Counts, rate, cost so far and how long it will take, in one line. */
  String line(Map<State, Integer> counts) throws SQLException {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    int left = counts.get(State.NEW) + counts.get(State.RESERVED) + counts.get(State.SUBMITTED);
    double rate = rate();
    BigDecimal spent =
        database.query(row -> row.getBigDecimal(1), "SELECT spent FROM batch").get(0);
    return "%d of %d done, %d failed, %d unknown, %d at the gateway; %.1f a second, %s USD so far%s"
        .formatted(
            counts.get(State.DONE),
            total,
            counts.get(State.FAILED),
            counts.get(State.UNKNOWN),
            counts.get(State.SUBMITTED),
            rate,
            spent,
            left == 0 || rate == 0 ? "" : ", about " + time(left / rate) + " left");
  }

  private static String time(double seconds) {
    return Duration.ofSeconds((long) seconds + 1).toString().substring(2).toLowerCase();
  }

  private double rate() throws SQLException {
    Instant now = database.now();
    String sql =
        """
        SELECT COUNT(*), MIN(changed) FROM prompt WHERE state = 'DONE' AND changed > ?
        HAVING COUNT(*) > 1
        """;
    Database.Row<Double> rate =
        row -> {
          long millis = Duration.between(Database.instant(row, 2), now).toMillis();
          return row.getInt(1) * 1000.0 / Math.max(1000, millis);
        };
    return database.query(rate, sql, now.minus(WINDOW)).stream().findFirst().orElse(0.0);
  }

  /** Writes UTF-8, whatever the locale says. */
  void export(OutputStream stream, boolean json) throws SQLException, IOException {
    PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8);
    String names = "id,state,model,request,seed,files,request_id,cost,reason";
    List<Map<String, Object>> rows =
        database.query(
            row -> {
              Map<String, Object> columns = new LinkedHashMap<>();
              for (String name : names.split(",")) {
                columns.put(name, row.getObject(name));
              }
              return columns;
            },
            "SELECT " + names + " FROM prompt ORDER BY id");
    if (json) {
      for (Map<String, Object> row : rows) {
        Buffer line = new Buffer();
        JsonWriter.of(line).jsonValue(row);
        out.println(line.readUtf8());
      }
    } else if (!rows.isEmpty()) {
      CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
      csv.printRecord(rows.get(0).keySet());
      for (Map<String, Object> row : rows) {
        csv.printRecord(row.values());
      }
    }
    out.flush();
  }
}
