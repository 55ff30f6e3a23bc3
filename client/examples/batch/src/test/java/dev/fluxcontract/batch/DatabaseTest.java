package dev.fluxcontract.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  @TempDir Path folder;

  /** As HSQLDB and PostgreSQL report it when the server shuts down in the middle. */
  @ParameterizedTest
  @ValueSource(strings = {"08503", "08006", "07502", "57P01", "40001"})
  void aTransactionIsRepeatedWhenItsServerShutsDown(String state) throws SQLException {
    try (Database database = new Database(folder.resolve("db").toString(), 2)) {
      AtomicInteger tries = new AtomicInteger();
      int last =
          database.inTransaction(
              connection -> {
                if (tries.incrementAndGet() == 1) {
                  throw new SQLException("the server shuts down", state);
                }
                return tries.get();
              });
      assertThat(last).isEqualTo(2);
    }
  }

  @Test
  void aMistakeInAStatementIsNotRepeated() throws SQLException {
    try (Database database = new Database(folder.resolve("db").toString(), 2)) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> database.inTransaction(c -> Database.update(c, "UPDATE nothing")));
    }
  }

  @Test
  void theAddressWithThePasswordIsItsOwnersOnly() throws Exception {
    assumeTrue(File.separatorChar == '/');
    try (Database database = new Database(folder.resolve("db").toString(), 2)) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("db.server")))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      assertThat(database.now()).isNotNull();
    }
  }

  @Test
  void aTransactionThatFailsLeavesNothing() throws SQLException {
    try (Database database = new Database(folder.resolve("db").toString(), 1)) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  database.inTransaction(
                      c -> {
                        Database.update(c, "UPDATE batch SET spent = 7");
                        throw new IllegalStateException("in the middle");
                      }));
      assertThat(database.query(row -> row.getInt(1), "SELECT spent FROM batch"))
          .containsExactly(0);
    }
  }
}
