package dev.fluxcontract.batch;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.hsqldb.jdbc.JDBCDataSource;
import org.hsqldb.server.Server;
import org.hsqldb.server.ServerConstants;

/**
 * An HSQLDB database in a file that several processes on one machine share. HSQLDB lets one process
 * open a file, so the first one serves it to the others on the loopback interface. The operating
 * system's lock says which one: it is free as soon as its holder is gone, however it ended, and the
 * next process that connects takes over.
 */
@SuppressWarnings("serial") // Nobody serializes it.
final class SharedFile extends JDBCDataSource implements AutoCloseable {
  /** Without a delay, a commit that was confirmed is on the disk. */
  private static final String SETTINGS =
      ";hsqldb.tx=mvcc;hsqldb.write_delay=false;hsqldb.log_size=20;hsqldb.lock_file=false";

  private final Path file;
  private final Path address;
  private FileLock lock;
  private Server server;
  private String local;

  SharedFile(String file) {
    this.file = Path.of(file).toAbsolutePath();
    this.address = Path.of(this.file + ".server");
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    try {
      if (server == null && takesOver()) {
        serve();
      }
      return DriverManager.getConnection(server != null ? local : Files.readString(address));
    } catch (IOException e) {
      throw new SQLTransientConnectionException(file + " cannot be opened: " + e, "08001", e);
    }
  }

  /** Leaves the file to the next process. */
  @Override
  public synchronized void close() {
    if (server != null) {
      try (Connection connection = DriverManager.getConnection(local);
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
        server.stop();
        lock.channel().close();
      } catch (SQLException | IOException e) {
        // As after a crash, the next one reads the log.
      }
      server = null;
      lock = null;
    }
  }

  private boolean takesOver() throws IOException {
    if (lock == null) {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              Path.of(file + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
    }
    return lock != null;
  }

  private void serve() throws IOException, SQLException {
    String password = password();
    String path = "file:" + file + SETTINGS;
    local = "jdbc:hsqldb:" + path + ";user=SA;password=" + password;
    DriverManager.getConnection(local).close();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Server starting = new Server();
    starting.setSilent(true);
    starting.setLogWriter(null);
    starting.setErrWriter(null);
    starting.setDaemon(true);
    starting.setNoSystemExit(true);
    starting.setAddress(InetAddress.getLoopbackAddress().getHostAddress());
    starting.setPort(port);
    starting.setDatabaseName(0, "batch");
    starting.setDatabasePath(0, path);
    starting.start();
    if (starting.getState() != ServerConstants.SERVER_STATE_ONLINE) {
      throw new IOException("port " + port + " was taken meanwhile");
    }
    publish("jdbc:hsqldb:hsql://127.0.0.1:" + port + "/batch;user=SA;password=" + password);
    server = starting;
  }

  /** The one that the database was made with: the first connection to a new one sets it. */
  private String password() throws IOException {
    if (Files.exists(address)) {
      return Files.readString(address).replaceFirst(".*password=", "");
    }
    String password = new BigInteger(128, new SecureRandom()).toString(16);
    publish("password=" + password);
    return password;
  }

  /** Readable for the owner only, and complete whenever it is there. */
  private void publish(String text) throws IOException {
    // A temporary file of Java's is its owner's only.
    Path whole = Files.createTempFile(file.getParent(), "batch", ".tmp");
    Files.writeString(whole, text);
    Files.move(whole, address, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
