package dev.fluxcontract.batch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The database: its tables, its clock, and transactions that outlive a lost connection. */
final class Database implements AutoCloseable {
  /** A worker that holds a ticket does not give it up because the database is away. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private static final Duration START = Duration.ofSeconds(30);
  private static final long JUMP_SECONDS = 5;

  /** A transaction. It may run again, so it must do no harm when it was committed before. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  final HikariDataSource source;
  final boolean postgres;
  private final ScheduledExecutorService sampling =
      Executors.newScheduledThreadPool(1, Database::daemon);
  private SharedFile file;
  private volatile Sample sample;

  private record Sample(Instant time, long nanos) {}

  Database(String db, int connections) throws SQLException {
    postgres = db.startsWith("jdbc:postgresql:");
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    if (postgres) {
      config.setJdbcUrl(db);
    } else if (db.startsWith("jdbc:")) {
      throw new IllegalArgumentException("--db must be a file or jdbc:postgresql:…, but is " + db);
    } else {
      file = new SharedFile(db);
      config.setDataSource(file);
    }
    source = new HikariDataSource(config);
    createTables();
    readClock();
    sampling.scheduleWithFixedDelay(this::sampleQuietly, 2, 2, TimeUnit.SECONDS);
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "batch");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a transaction, again if the connection is lost or another transaction was in its way. */
  <T> T inTransaction(Work<T> work) throws SQLException {
    return inTransaction(work, PATIENCE, Database::passes);
  }

  private <T> T inTransaction(Work<T> work, Duration patience, Predicate<SQLException> passes)
      throws SQLException {
    long begun = System.nanoTime();
    while (true) {
      // The pool rolls back what is not committed when the connection is closed.
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        if (!passes.test(e) || System.nanoTime() - begun > patience.toNanos()) {
          throw e.getCause() instanceof SQLException cause ? cause : e;
        }
        pause(100);
      }
    }
  }

  /**
   * 07502 is what HSQLDB may call a statement while the process that serves the file shuts down.
   */
  private static boolean passes(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return e instanceof SQLTransientException || state.matches("(08|40|57P).*|07502");
  }

  /** Two processes that start at once may both try to create a table, or to open the file. */
  private static boolean passesAtStart(SQLException e) {
    SQLException cause = e.getCause() instanceof SQLException deeper ? deeper : e;
    return !String.valueOf(cause.getSQLState()).matches("(28|3D).*");
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A statement in a transaction of its own. */
  int update(String sql, Object... values) throws SQLException {
    return inTransaction(c -> update(c, sql, values));
  }

  /** A query in a transaction of its own. */
  <T> List<T> query(Row<T> row, String sql, Object... values) throws SQLException {
    return inTransaction(c -> query(c, row, sql, values));
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... values)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Instant i2 ? i2.atOffset(ZoneOffset.UTC) : values[i];
      statement.setObject(i + 1, value);
    }
    return statement;
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The database's time. No worker's own clock counts, so one that is wrong does no harm. */
  Instant now() {
    Sample last = sample;
    return last.time.plusNanos(System.nanoTime() - last.nanos);
  }

  private void sampleQuietly() {
    try {
      readClock();
    } catch (SQLException | RuntimeException e) {
      // The last sample stays good for as long as the database is away.
    }
  }

  private void readClock() throws SQLException {
    String sql = "SELECT CURRENT_TIMESTAMP, tick FROM batch";
    List<Instant> times = query(row -> List.of(instant(row, 1), instant(row, 2)), sql).get(0);
    Instant now = times.get(0);
    sample = new Sample(now, System.nanoTime());
    if (now.isBefore(times.get(1).minusSeconds(JUMP_SECONDS))) {
      inTransaction(c -> bringBack(c, now));
    } else if (now.isAfter(times.get(1).plusSeconds(JUMP_SECONDS))) {
      update("UPDATE batch SET tick = ? WHERE tick < ?", now, now);
    }
  }

  /** After a clock that went back, what was planned by the old time would wait for hours. */
  private static int bringBack(Connection c, Instant now) throws SQLException {
    update(c, "UPDATE scheduled_tasks SET execution_time = ? WHERE execution_time > ?", now, now);
    update(c, "UPDATE scheduled_tasks SET last_heartbeat = ? WHERE last_heartbeat > ?", now, now);
    return update(c, "UPDATE batch SET tick = ?, paused_until = ?", now, now);
  }

  private void createTables() throws SQLException {
    String[] statements =
        Batch.resource("schema.sql")
            .replace("BYTES", postgres ? "BYTEA" : "VARBINARY(1000)")
            .replace("TEXT", postgres ? "TEXT" : "VARCHAR(100000000)")
            .split(";");
    for (String sql : statements) {
      inTransaction(c -> update(c, sql), START, Database::passesAtStart);
    }
  }

  @Override
  public void close() {
    sampling.shutdownNow();
    source.close();
    if (file != null) {
      file.close();
    }
  }
}
