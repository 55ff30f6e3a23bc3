package dev.fluxcontract.batch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.NotAuthorisedException;
import dev.fluxcontract.client.SubmitOptions;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.QueueTicket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one prompt one step further at a time, on the threads of db-scheduler. Its table holds the
 * prompts that are under way, and finds a worker that died by its missing heartbeats.
 */
final class Worker {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Exact in the doubles that many a gateway reads JSON with. */
  private static final int SEED_BITS = 53;

  /** Longer than any submit takes. */
  private static final Duration LONGEST_SUBMIT = Duration.ofMinutes(4);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final String DIED = "its worker died while it submitted";

  /** What is gone stays so. */
  private static final int MOST_REFUSALS = 6;

  /** For about an hour, as long as a gateway keeps a result. */
  private static final int MOST_ERRORS = 360;

  /** What {@code work} was told. */
  record Settings(
      int threads,
      int inFlight,
      BigDecimal maxSpend,
      Path out,
      String webhook,
      Duration deliveries,
      Duration heartbeat) {}

  private final Database database;
  private final Prompts prompts;
  private final FluxClient flux;
  private final Settings settings;
  private final String owner =
      new SchedulerName.Hostname().getName().replaceFirst("(.{24}).*", "$1")
          + "-"
          + ProcessHandle.current().pid()
          + "-"
          + new BigInteger(32, RANDOM).toString(36);
  private final CustomTask<Void> task =
      Tasks.custom("prompt", Void.class)
          .onDeadExecution(this::takeUp)
          .onFailure((failure, operations) -> operations.reschedule(failure, later(LONGEST_PAUSE)))
          .execute((instance, context) -> step(Long.parseLong(instance.getId())));
  private final Scheduler scheduler;
  private volatile boolean stopping;
  private volatile String trouble;
  private volatile boolean budgetSpent;

  Worker(Database database, FluxClient flux, Settings settings) {
    this.database = database;
    this.prompts = new Prompts(database);
    this.flux = flux;
    this.settings = settings;
    var builder =
        Scheduler.create(database.source, task)
            .clock(database::now)
            .schedulerName(new SchedulerName.Fixed(owner))
            .threads(settings.threads())
            .pollingInterval(SHORTEST_PAUSE)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(4)
            .shutdownMaxWait(LONGEST_SUBMIT)
            .failureLogging(LogLevel.OFF, false);
    scheduler = (database.postgres ? builder.pollUsingLockAndFetch(0.5, 1.0) : builder).build();
  }

  void start() throws IOException {
    Files.createDirectories(settings.out());
    scheduler.start();
  }

  /** Takes no new prompt; a submit that is under way ends, and what is submitted stays so. */
  void stop() {
    stopping = true;
    scheduler.stop();
  }

  /** Why no more can be made, if that is so. */
  String trouble() {
    return trouble;
  }

  boolean budgetSpent() {
    return budgetSpent;
  }

  /**
   * Has the engine take care of prompts as long as there is room for jobs at the gateway, and of
   * any that are under way and that it lost.
   */
  void admit() throws SQLException {
    database.inTransaction(
        c -> {
          // Locks the row, so that workers together admit no more than there is room for.
          Database.update(c, "UPDATE batch SET id = id");
          int taken =
              Database.query(c, row -> row.getInt(1), "SELECT COUNT(*) FROM scheduled_tasks")
                  .get(0);
          taken += schedule(c, "'RESERVED', 'SUBMITTED'", 1000);
          if (taken < settings.inFlight()) {
            schedule(c, "'NEW'", settings.inFlight() - taken);
          }
          return null;
        });
  }

  private static int schedule(Connection connection, String states, int most) throws SQLException {
    return Database.update(
        connection,
        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " SELECT 'prompt', CAST(id AS VARCHAR(20)), CURRENT_TIMESTAMP, FALSE, 1 FROM prompt"
            + " WHERE state IN ("
            + states
            + ") AND NOT EXISTS (SELECT 1 FROM scheduled_tasks"
            + " WHERE task_name = 'prompt' AND task_instance = CAST(prompt.id AS VARCHAR(20)))"
            + " ORDER BY id FETCH FIRST "
            + most
            + " ROWS ONLY");
  }

  /** The worker that had it is dead, or its clock or the database made it look so. */
  private void takeUp(ExecutionComplete dead, ExecutionOperations<Void> operations) {
    try {
      long id = Long.parseLong(dead.getExecution().taskInstance.getId());
      for (Prompt prompt : prompts.find("id = ? AND state = 'RESERVED'", id)) {
        prompts.unknown(id, prompt.attempt(), DIED);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e); // The engine tries it again later.
    }
    // By the engine's clock; its own ReviveDeadExecution takes this machine's.
    operations.reschedule(dead, dead.getTimeDone());
  }

  private CompletionHandler<Void> step(long id) {
    try {
      Prompt prompt = prompts.find("id = ?", id).get(0);
      return switch (prompt.state()) {
        case NEW -> stopping ? again(LONGEST_PAUSE) : submit(prompt);
        case RESERVED -> abandoned(prompt);
        case SUBMITTED -> fetch(prompt);
        case DONE, FAILED, UNKNOWN -> new CompletionHandler.OnCompleteRemove<>();
      };
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No worker has it any more, as far as the engine knows. */
  private CompletionHandler<Void> abandoned(Prompt prompt) throws SQLException {
    if (prompt.changed().plus(LONGEST_SUBMIT).isBefore(database.now())) {
      prompts.unknown(prompt.id(), prompt.attempt(), DIED);
    }
    return again(LONGEST_PAUSE);
  }

  private CompletionHandler<Void> submit(Prompt prompt) throws SQLException, IOException {
    ApiModel request =
        Requests.withSeed(
            Requests.read(prompt.model(), prompt.request()), new BigInteger(SEED_BITS, RANDOM));
    switch (prompts.reserve(prompt, owner, Requests.seed(request), settings.maxSpend())) {
      case RESERVED -> budgetSpent = false;
      case NO_BUDGET -> {
        budgetSpent = true;
        return again(LONGEST_PAUSE);
      }
      case PAUSED -> {
        return again(Duration.ofMillis(500 + RANDOM.nextInt(1000)));
      }
      case GONE -> {
        return again(Duration.ZERO);
      }
    }
    int attempt = prompt.attempt() + 1;
    String webhook = settings.webhook();
    SubmitOptions options =
        webhook == null
            ? SubmitOptions.none()
            : SubmitOptions.none().webhook(Webhooks.address(webhook, prompt.id(), attempt));
    // A worker that was stopped for a while finds here that its prompt was given up.
    if (!prompts.holds(prompt, owner)) {
      return again(Duration.ZERO);
    }
    try {
      Job job = flux.submit(request, options);
      QueueTicket ticket = job.ticket();
      String answer = ticket == null ? Requests.json(job.result()) : null;
      String saved = ticket == null ? null : Requests.json(ticket);
      if (!prompts.submitted(prompt.id(), attempt, job.requestId(), saved, answer)) {
        System.err.println("prompt " + prompt.id() + " was given up, but has a job: " + job);
      }
      return again(SHORTEST_PAUSE);
    } catch (FluxException e) {
      return notSubmitted(prompt, e);
    } catch (IllegalArgumentException e) {
      prompts.notTaken(prompt, State.FAILED, e.getMessage());
      return again(Duration.ZERO);
    } catch (RuntimeException e) {
      prompts.unknown(prompt.id(), attempt, e.toString());
      return again(Duration.ZERO);
    }
  }

  private CompletionHandler<Void> notSubmitted(Prompt prompt, FluxException e) throws SQLException {
    int attempt = prompt.attempt() + 1;
    if (e.taken() == Taken.YES && e.requestId() != null) {
      prompts.submitted(prompt.id(), attempt, e.requestId(), null, null);
    } else if (e.taken() != Taken.NO) {
      prompts.unknown(prompt.id(), attempt, e.getMessage());
    } else if (e instanceof NotAuthorisedException
        || e instanceof LimitExceededException limit && limit.outOfCredit()) {
      prompts.notTaken(prompt, State.NEW, e.getMessage());
      trouble = e.getMessage();
      stopping = true;
    } else if (e instanceof LimitExceededException limit) {
      prompts.notTaken(prompt, State.NEW, e.getMessage());
      Duration asked = limit.retryAfter();
      prompts.pause(later(asked == null ? backOff(prompt.tries()) : asked));
    } else if (e.status() != 0) {
      prompts.notTaken(prompt, State.FAILED, e.getMessage());
    } else {
      prompts.notTaken(prompt, State.NEW, e.getMessage());
      return again(backOff(prompt.tries()));
    }
    return again(Duration.ZERO);
  }

  private CompletionHandler<Void> fetch(Prompt prompt) throws SQLException, IOException {
    try {
      ImageResult result;
      if (prompt.answer() != null) {
        result = Requests.read(ImageResult.class, prompt.answer());
      } else {
        Job job =
            prompt.ticket() != null
                ? flux.resume(Requests.read(QueueTicket.class, prompt.ticket()))
                : flux.job(prompt.model(), prompt.requestId());
        if (!job.status().status().equals(JobState.COMPLETED)) {
          Duration age = Duration.between(prompt.changed(), database.now());
          return again(clamp(age.dividedBy(4)));
        }
        result = job.result();
      }
      prompts.done(
          prompt,
          String.join(";", save(prompt, result)),
          Requests.json(result.toBuilder().images(List.of()).unchecked().build()));
    } catch (JobFailedException | JobCancelledException e) {
      prompts.failed(prompt, e.getMessage());
    } catch (LimitExceededException e) {
      return again(e.retryAfter() == null ? LONGEST_PAUSE : e.retryAfter());
    } catch (NotAuthorisedException e) {
      trouble = e.getMessage();
      stopping = true;
      return again(LONGEST_PAUSE);
    } catch (FluxException e) {
      // A gateway that cannot be reached says nothing about the job.
      boolean answered = e.status() != 0;
      if (answered && prompt.tries() >= (e.status() < 500 ? MOST_REFUSALS : MOST_ERRORS)) {
        prompts.failed(prompt, "the gateway has it no more, though it took it: " + e.getMessage());
      } else if (answered) {
        prompts.tried(prompt, e.getMessage());
      }
      return again(backOff(prompt.tries()));
    } catch (UncheckedIOException e) {
      System.err.println("prompt " + prompt.id() + " cannot be saved: " + e.getMessage());
      return again(LONGEST_PAUSE);
    }
    return new CompletionHandler.OnCompleteRemove<>();
  }

  /** Each file is complete as soon as it is there. A second worker would write the same. */
  private List<String> save(Prompt prompt, ImageResult result) {
    List<String> files = new ArrayList<>();
    for (Image image : result.images()) {
      String type = String.valueOf(image.contentType());
      String suffix = type.endsWith("png") ? "png" : type.endsWith("webp") ? "webp" : "jpg";
      Path file = settings.out().resolve("%06d-%d.%s".formatted(prompt.id(), files.size(), suffix));
      flux.download(image, file);
      files.add(file.toString());
    }
    return files;
  }

  private CompletionHandler<Void> again(Duration pause) {
    return (complete, operations) -> operations.reschedule(complete, later(pause));
  }

  private Instant later(Duration pause) {
    return database.now().plus(pause);
  }

  private static Duration backOff(int tries) {
    return clamp(Duration.ofMillis((500L << Math.min(tries, 5)) + RANDOM.nextInt(250)));
  }

  private static Duration clamp(Duration pause) {
    Duration atLeast = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
  }
}
