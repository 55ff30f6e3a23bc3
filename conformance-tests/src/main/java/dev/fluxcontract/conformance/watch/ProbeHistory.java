package dev.fluxcontract.conformance.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Cost;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * All attempts of a watch, the newest last, and what they cost. It is all that a watch knows when
 * it starts again. One watch at a time has it.
 */
public final class ProbeHistory implements AutoCloseable {
  /** A probe each hour for more than two years. */
  private static final int MOST = 20_000;

  private static final long MOST_BYTES = 8 << 20;

  private final RunClock time;
  private final HistoryFile file;
  private final FileChannel lock;
  private final Deque<ProbeRecord> records = new ArrayDeque<>();
  private final DaySpending spending = new DaySpending();

  /** When the last line was written; at the start, when it would have been by this clock. */
  private long lastNanos;

  private ProbeHistory(RunClock time, HistoryFile file, FileChannel lock) {
    this.time = time;
    this.file = file;
    this.lock = lock;
  }

  /**
   * Opens the history of a gateway in a folder, and makes the folder where it is missing.
   *
   * @param told receives what is wrong with the files
   * @throws IOException if the folder cannot be used
   * @throws IllegalStateException if a file in it is not of this gateway, or another watch has it
   */
  public static ProbeHistory open(Path folder, String gateway, RunClock time, Consumer<String> told)
      throws IOException {
    return open(folder, gateway, time, told, MOST_BYTES);
  }

  static ProbeHistory open(
      Path folder, String gateway, RunClock time, Consumer<String> told, long mostBytes)
      throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lockOrThrow(folder, lock);
      HistoryFile file = new HistoryFile(folder, gateway, mostBytes, told);
      ProbeHistory history = new ProbeHistory(time, file, lock);
      file.read(history::read);
      history.resume();
      return history;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void lockOrThrow(Path folder, FileChannel lock) throws IOException {
    FileLock own;
    try {
      own = lock.tryLock();
    } catch (OverlappingFileLockException e) {
      own = null;
    }
    if (own == null) {
      throw new IllegalStateException(
          folder + ": another watch writes to it; let it end: in another folder a cap starts anew");
    }
  }

  private void read(JsonNode line) {
    if (!line.has("at") && line.has("format")) {
      return;
    }
    Instant at = ProbeRecord.at(line);
    long after = line.path("afterMillis").asLong();
    Cost cost = ProbeRecord.cost(line);
    if (line.has("check")) {
      keep(ProbeRecord.read(line));
    }
    if (line.has("format")) {
      spending.restart(at, cost);
    } else if (line.path("begins").asBoolean()) {
      spending.begin(at, after, cost);
    } else if (line.path("settles").asBoolean()) {
      spending.settle(at, after, cost);
    } else {
      spending.add(at, after, cost);
    }
  }

  /** A clock that was set back is noted, so that time passes again from here. */
  private void resume() {
    Instant now = time.now();
    lastNanos = time.nanos() - Duration.ofMillis(spending.sinceLast(now)).toNanos();
    if (spending.isAhead(now)) {
      file.append(ProbeRecord.line(now, 0), spending.spent(0));
      spending.add(now, 0, Cost.NONE);
    }
  }

  /** The attempts, the oldest first. */
  public synchronized List<ProbeRecord> records() {
    return List.copyOf(records);
  }

  /** What was spent within the last 24 hours, with all that an attempt under way may spend. */
  public synchronized Cost spent() {
    return spending.spent(sinceLast());
  }

  /** How long ago the last line was written. */
  Duration idle() {
    return records.isEmpty() ? ChronoUnit.FOREVER.getDuration() : Duration.ofMillis(sinceLast());
  }

  /**
   * Notes that an attempt begins. Where that cannot be written down it must not begin, since the
   * next process would not know of it; then this is false, and nothing is noted.
   */
  synchronized boolean begin(Cost most) {
    long after = sinceLast();
    Instant now = time.now();
    ObjectNode line = ProbeRecord.line(now, after).put("begins", true);
    ProbeRecord.write(line, most);
    if (!file.append(line, spending.spent(after))) {
      file.withdraw();
      return false;
    }
    step();
    spending.begin(now, after, most);
    return true;
  }

  /** Adds an attempt that ended. */
  synchronized void add(ProbeRecord record, boolean begun) {
    long after = step();
    ObjectNode line = ProbeRecord.line(record.at(), after);
    Cost before = spending.spent(after);
    if (begun) {
      line.put("settles", true);
      spending.settle(record.at(), after, record.asked());
    } else {
      spending.add(record.at(), after, record.asked());
    }
    record.writeTo(line);
    keep(record);
    file.append(line, before);
  }

  /** An attempt that was stopped says nothing of the gateway, and is made again. */
  private void keep(ProbeRecord record) {
    if (record.stopped()) {
      return;
    }
    records.add(record);
    if (records.size() > MOST) {
      records.removeFirst();
    }
  }

  private long sinceLast() {
    return Math.max(0, Duration.ofNanos(time.nanos() - lastNanos).toMillis());
  }

  private long step() {
    long after = sinceLast();
    lastNanos = time.nanos();
    return after;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
