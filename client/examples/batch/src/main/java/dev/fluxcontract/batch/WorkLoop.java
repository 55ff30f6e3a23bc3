package dev.fluxcontract.batch;

import com.sun.net.httpserver.HttpServer;
import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.client.FluxClient;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/** Runs a worker until nothing is left to do. */
final class WorkLoop {
  private final Database database;
  private final Worker worker;
  private final Worker.Settings settings;
  private final Integer port;
  private final boolean terminal = System.console() != null;

  WorkLoop(Database database, FluxClient flux, Worker.Settings settings, Integer port) {
    this.database = database;
    this.worker = new Worker(database, flux, settings);
    this.settings = settings;
    this.port = port;
  }

  int run() throws IOException, SQLException {
    Prompts prompts = new Prompts(database);
    BatchReport report = new BatchReport(database);
    Clock clock = InstantSource.offset(database::now, Duration.ZERO).withZone(ZoneOffset.UTC);
    HttpServer webhooks = port == null ? null : Webhooks.serve(port, prompts, clock);
    Thread interrupted = new Thread(worker::stop);
    Runtime.getRuntime().addShutdownHook(interrupted);
    Thread.setDefaultUncaughtExceptionHandler(WorkLoop::uncaught);
    worker.start();
    Instant shown = Instant.MIN;
    Map<State, Integer> counts;
    while (true) {
      counts = prompts.counts();
      Instant now = database.now();
      if (Duration.between(shown, now).compareTo(Duration.ofSeconds(terminal ? 1 : 10)) >= 0) {
        System.out.print(terminal ? "\r\033[K" + report.line(counts) : report.line(counts) + "\n");
        System.out.flush();
        shown = now;
      }
      if (worker.trouble != null || over(prompts, counts)) {
        break;
      }
      prompts.admit(settings.inFlight());
      Database.pause(500);
    }
    Runtime.getRuntime().removeShutdownHook(interrupted);
    worker.stop();
    if (webhooks != null) {
      webhooks.stop(0);
    }
    return end(report, counts);
  }

  /** The engine's threads throw exceptions while the database is away, and repeat what failed. */
  static void uncaught(Thread thread, Throwable e) {
    if (e instanceof Error) {
      System.err.println("thread " + thread.getName() + ": " + e);
    }
  }

  private boolean over(Prompts prompts, Map<State, Integer> counts) throws SQLException {
    if (counts.get(State.RESERVED) + counts.get(State.SUBMITTED) > 0) {
      return false;
    } else if (counts.get(State.NEW) > 0) {
      return worker.budgetSpent;
    }
    Instant longAgo = database.now().minus(settings.deliveries());
    return port == null || prompts.find("state = 'UNKNOWN' AND changed > ?", longAgo).isEmpty();
  }

  private int end(BatchReport report, Map<State, Integer> counts) throws SQLException {
    System.out.println((terminal ? "\r\033[K" : "") + report.line(counts));
    if (worker.trouble != null) {
      System.err.println("stopped: " + worker.trouble);
      return 3;
    }
    if (counts.get(State.NEW) > 0) {
      System.err.println("--max-spend is reached; run it again with a higher limit");
    }
    return counts.get(State.NEW) + counts.get(State.FAILED) + counts.get(State.UNKNOWN) > 0 ? 1 : 0;
  }
}
