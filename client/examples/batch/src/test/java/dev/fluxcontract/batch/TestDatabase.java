package dev.fluxcontract.batch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A new database for a test: a file, or one of the PostgreSQL server that batch.db names. */
final class TestDatabase {
  private TestDatabase() {}

  static String of(Path folder) throws SQLException {
    String server = System.getProperty("batch.db", "");
    if (!server.startsWith("jdbc:postgresql:")) {
      return folder.resolve("batch.db").toString();
    }
    String name = "batch_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return server.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
  }
}
