package dev.fluxcontract.batch;

import static dev.fluxcontract.batch.Database.query;
import static dev.fluxcontract.batch.Database.update;

import dev.fluxcontract.batch.Prompt.State;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The states of the prompts. A change names the state and the attempt that it starts from and fails
 * if they are no longer so, and does no harm when it runs again: its commit may have been lost on
 * the way back.
 */
final class Prompts {
  /** What came of a reservation. */
  enum Reservation {
    RESERVED,
    PAUSED,
    NO_BUDGET,
    GONE
  }

  private final Database database;

  Prompts(Database database) {
    this.database = database;
  }

  boolean add(String hash, String model, String request, BigDecimal cost) throws SQLException {
    String sql =
        """
        INSERT INTO prompt (row_hash, model, request, cost, state, changed)
        VALUES (?, ?, ?, ?, 'NEW', CURRENT_TIMESTAMP)
        """;
    return database.inTransaction(
        c ->
            query(c, row -> 1, "SELECT id FROM prompt WHERE row_hash = ?", hash).isEmpty()
                && update(c, sql, hash, model, request, cost) == 1);
  }

  /** The cost of a row that was added before, as long as nothing is reserved for it. */
  void setCost(String hash, BigDecimal cost) throws SQLException {
    change("cost = ?", "row_hash = ? AND state = 'NEW'", cost, hash);
  }

  List<Prompt> find(String where, Object... values) throws SQLException {
    String sql = "SELECT " + Prompt.COLUMNS + " FROM prompt WHERE " + where;
    return database.query(Prompt::read, sql, values);
  }

  Map<State, Integer> counts() throws SQLException {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    List.of(State.values()).forEach(state -> counts.put(state, 0));
    database.query(
        row -> counts.put(State.valueOf(row.getString(1)), row.getInt(2)),
        "SELECT state, COUNT(*) FROM prompt GROUP BY state");
    return counts;
  }

  /**
   * Takes a prompt for its next attempt, and its cost out of the budget; committed, or not at all.
   * A claim is of one caller: the same claim again is a commit whose confirmation was lost.
   */
  Reservation reserve(Prompt prompt, String claim, BigInteger seed, BigDecimal most)
      throws SQLException {
    return database.inTransaction(
        c -> {
          if (!query(c, row -> 1, HELD, prompt.id(), prompt.attempt() + 1, claim).isEmpty()) {
            return Reservation.RESERVED;
          }
          if (!query(c, row -> 1, PAUSED).isEmpty()) {
            return Reservation.PAUSED;
          }
          // Locks the row, so that workers spend one after the other.
          update(c, "UPDATE batch SET spent = spent + ?", prompt.cost());
          String over = "SELECT id FROM batch WHERE spent > ?";
          if (most != null && !query(c, row -> 1, over, most).isEmpty()) {
            c.rollback();
            return Reservation.NO_BUDGET;
          }
          BigDecimal number = seed == null ? null : new BigDecimal(seed);
          if (update(c, RESERVE, claim, number, prompt.id(), prompt.attempt()) == 1) {
            return Reservation.RESERVED;
          }
          c.rollback();
          return Reservation.GONE;
        });
  }

  private static final String SUBMITTED = "id = ? AND attempt = ? AND state = 'SUBMITTED'";
  private static final String PAUSED =
      "SELECT id FROM batch WHERE paused_until > CURRENT_TIMESTAMP";
  private static final String RESERVE =
      """
      UPDATE prompt SET state = 'RESERVED', attempt = attempt + 1, owner = ?, seed = ?,
      reason = NULL, changed = CURRENT_TIMESTAMP WHERE id = ? AND attempt = ? AND state = 'NEW'
      """;
  private static final String HELD =
      "SELECT id FROM prompt WHERE id = ? AND attempt = ? AND owner = ? AND state = 'RESERVED'";

  boolean holds(Prompt prompt, String claim) throws SQLException {
    return database.query(row -> 1, HELD, prompt.id(), prompt.attempt() + 1, claim).size() == 1;
  }

  /**
   * Whatever the state has become meanwhile: a ticket of this attempt settles it, unless another
   * prompt has the same job.
   */
  boolean submitted(long id, int attempt, String requestId, String ticket, String answer)
      throws SQLException {
    String values = "state = 'SUBMITTED', request_id = ?, ticket = ?, answer = ?, tries = 0";
    String where =
        """
        id = ? AND attempt = ? AND (state IN ('NEW', 'RESERVED', 'UNKNOWN')
        OR state = 'SUBMITTED' AND ticket IS NULL AND answer IS NULL)
        AND NOT EXISTS (SELECT 1 FROM prompt p WHERE p.request_id = ? AND p.id <> ?)
        """;
    return change(values, where, requestId, ticket, answer, id, attempt, requestId, id);
  }

  boolean unknown(long id, int attempt, String reason) throws SQLException {
    String held = "id = ? AND attempt = ? AND state = 'RESERVED'";
    return change("state = 'UNKNOWN', reason = ?", held, cut(reason), id, attempt);
  }

  /** Nothing was taken: what was reserved for it is free again. */
  void notTaken(Prompt prompt, State next, String reason) throws SQLException {
    String sql =
        """
        UPDATE prompt SET state = ?, reason = ?, tries = tries + 1, changed = CURRENT_TIMESTAMP
        WHERE id = ? AND attempt = ? AND state IN ('RESERVED', 'UNKNOWN')
        """;
    int attempt = prompt.attempt() + 1;
    database.inTransaction(
        c ->
            update(c, sql, next.name(), cut(reason), prompt.id(), attempt) == 1
                ? update(c, "UPDATE batch SET spent = spent - ?", prompt.cost())
                : 0);
  }

  boolean done(Prompt prompt, String files, String answer) throws SQLException {
    String values = "state = 'DONE', files = ?, answer = ?, reason = NULL";
    return change(values, SUBMITTED, files, answer, prompt.id(), prompt.attempt());
  }

  boolean failed(Prompt prompt, String reason) throws SQLException {
    String values = "state = 'FAILED', reason = ?";
    return change(values, SUBMITTED, cut(reason), prompt.id(), prompt.attempt());
  }

  boolean renew(long id) throws SQLException {
    return change("state = 'NEW', tries = 0", "id = ? AND state IN ('UNKNOWN', 'FAILED')", id);
  }

  /** One more answer that makes no sense, of a job that the gateway took. */
  void tried(Prompt prompt, String reason) throws SQLException {
    database.update(
        "UPDATE prompt SET tries = tries + 1, reason = ? WHERE id = ? AND state = 'SUBMITTED'",
        cut(reason),
        prompt.id());
  }

  /** The gateway asked one worker to wait; all of them do. */
  void pause(Instant until) throws SQLException {
    database.update("UPDATE batch SET paused_until = ? WHERE paused_until < ?", until, until);
  }

  /**
   * Schedules new prompts while fewer than {@code inFlight} are scheduled, and those under way that
   * the engine has lost.
   */
  void admit(int inFlight) throws SQLException {
    database.inTransaction(
        c -> {
          // Locks the row, so that workers together admit no more than there is room for.
          update(c, "UPDATE batch SET id = id");
          int taken = query(c, row -> row.getInt(1), "SELECT COUNT(*) FROM scheduled_tasks").get(0);
          taken += schedule(c, "'RESERVED', 'SUBMITTED'", 1000);
          if (taken < inFlight) {
            schedule(c, "'NEW'", inFlight - taken);
          }
          return null;
        });
  }

  private static int schedule(Connection connection, String states, int most) throws SQLException {
    return update(
        connection,
        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " SELECT 'prompt', CAST(id AS VARCHAR(20)), CURRENT_TIMESTAMP, FALSE, 1 FROM prompt"
            + " WHERE state IN (%s) AND NOT EXISTS (SELECT 1 FROM scheduled_tasks".formatted(states)
            + " WHERE task_name = 'prompt' AND task_instance = CAST(prompt.id AS VARCHAR(20)))"
            + " ORDER BY id FETCH FIRST %s ROWS ONLY".formatted(most));
  }

  private boolean change(String values, String where, Object... parameters) throws SQLException {
    String sql = "UPDATE prompt SET " + values + ", changed = CURRENT_TIMESTAMP WHERE " + where;
    return database.update(sql, parameters) == 1;
  }

  private static String cut(String reason) {
    return reason.length() > 1000 ? reason.substring(0, 1000) : reason;
  }
}
