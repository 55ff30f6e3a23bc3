package dev.fluxcontract.batch;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of the table. The attempt counts reservations: what was reserved before no longer holds.
 */
record Prompt(
    long id,
    String model,
    String request,
    BigDecimal cost,
    State state,
    int attempt,
    String requestId,
    String ticket,
    String answer,
    int tries,
    Instant changed) {

  static final String COLUMNS =
      "id, model, request, cost, state, attempt, request_id, ticket, answer, tries, changed";

  enum State {
    /** Stored; nothing was sent for it, or certainly nothing was taken. */
    NEW,
    /** About to be sent, by its owner. Only this state is ever sent, once. */
    RESERVED,
    /** The gateway has the job. */
    SUBMITTED,
    /** Its files are complete. */
    DONE,
    /** There will be no image; the reason says why. */
    FAILED,
    /**
     * It may have been sent, and nobody knows whether the gateway took it. Never sent again by
     * itself.
     */
    UNKNOWN
  }

  static Prompt read(ResultSet row) throws SQLException {
    return new Prompt(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getBigDecimal(4),
        State.valueOf(row.getString(5)),
        row.getInt(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        Database.instant(row, 11));
  }
}
