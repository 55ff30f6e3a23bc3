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
import dev.fluxcontract.batch.Prompts.Reservation;
import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.NotAuthorisedException;
import dev.fluxcontract.client.SubmitOptions;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.model.ApiModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

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

  /** For all workers, after a 429: a gateway that asks for more is asked again. */
  private static final Duration LONGEST_LIMIT = Duration.ofMinutes(10);

  static final String NO_PRICE =
      "--max-spend counts prices, but a prompt has none: add the file again with --price";

  private static final String DIED = "its worker died while it submitted";

  /** The options of {@code work}. */
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
  private final ResultFetcher fetcher;
  private final Settings settings;
  private final String owner =
      new SchedulerName.Hostname().getName().replaceFirst("(.{16}).*", "$1")
          + "-"
          + ProcessHandle.current().pid()
          + "-"
          + new BigInteger(32, RANDOM).toString(36);
  private final CustomTask<Void> task =
      Tasks.custom("prompt", Void.class)
          .onDeadExecution(this::takeUp)
          .onFailure(this::failed)
          .execute((instance, context) -> step(Long.parseLong(instance.getId())));
  private final Scheduler scheduler;
  private volatile boolean stopping;

  /** Why no more can be made, if that is so. */
  volatile String trouble;

  volatile boolean budgetSpent;

  Worker(Database database, FluxClient flux, Settings settings) {
    this.database = database;
    this.prompts = new Prompts(database);
    this.flux = flux;
    this.fetcher = new ResultFetcher(database, flux, settings.out());
    this.settings = settings;
    var builder =
        Scheduler.create(database.source, task)
            .clock(database::now)
            .schedulerName(new SchedulerName.Fixed(owner))
            .threads(settings.threads())
            .pollingInterval(Pauses.SHORTEST)
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

  /** The cause is not expected: neither the gateway nor a file has refused anything. */
  private void failed(ExecutionComplete failure, ExecutionOperations<Void> operations) {
    String cause = failure.getCause().map(Throwable::toString).orElse("no cause");
    System.err.println("prompt " + failure.getExecution().taskInstance.getId() + ": " + cause);
    operations.reschedule(failure, later(Pauses.LONGEST));
  }

  private CompletionHandler<Void> step(long id) {
    try {
      Prompt prompt = prompts.find("id = ?", id).get(0);
      return switch (prompt.state()) {
        case NEW -> stopping || trouble != null ? again(Pauses.LONGEST) : submit(prompt);
        case RESERVED -> abandoned(prompt);
        case SUBMITTED -> {
          var pause = fetcher.fetch(prompt);
          yield pause.isPresent() ? again(pause.get()) : new CompletionHandler.OnCompleteRemove<>();
        }
        case DONE, FAILED, UNKNOWN -> new CompletionHandler.OnCompleteRemove<>();
      };
    } catch (NotAuthorisedException e) {
      trouble = e.getMessage();
      return again(Pauses.LONGEST);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No worker has it any more, as far as the engine knows. */
  private CompletionHandler<Void> abandoned(Prompt prompt) throws SQLException {
    if (prompt.changed().plus(LONGEST_SUBMIT).isBefore(database.now())) {
      prompts.unknown(prompt.id(), prompt.attempt(), DIED);
    }
    return again(Pauses.LONGEST);
  }

  CompletionHandler<Void> submit(Prompt prompt) throws SQLException, IOException {
    int attempt = prompt.attempt() + 1;
    // What can be wrong with a request is found before anything is reserved.
    String webhook = settings.webhook();
    SubmitOptions options =
        webhook == null
            ? SubmitOptions.none()
            : SubmitOptions.none().webhook(Webhooks.address(webhook, prompt.id(), attempt));
    ApiModel request =
        Requests.withSeed(
            Requests.read(prompt.model(), prompt.request()), new BigInteger(SEED_BITS, RANDOM));
    if (settings.maxSpend() != null && prompt.cost().signum() == 0) {
      trouble = NO_PRICE; // It was added, or made NEW again, after this worker had begun.
      return again(Pauses.LONGEST);
    }
    // One of each call: two threads of a worker may have the same prompt.
    String claim = owner + "/" + new BigInteger(64, RANDOM).toString(36);
    var reservation = prompts.reserve(prompt, claim, Requests.seed(request), settings.maxSpend());
    budgetSpent = reservation == Reservation.NO_BUDGET;
    // A worker that was stopped for a while finds here that its prompt was given up.
    if (reservation != Reservation.RESERVED || !prompts.holds(prompt, claim)) {
      return again(
          switch (reservation) {
            case NO_BUDGET -> Pauses.LONGEST;
            case PAUSED -> Duration.ofMillis(500 + RANDOM.nextInt(1000));
            case GONE, RESERVED -> Duration.ZERO;
          });
    }
    try {
      Job job = flux.submit(request, options);
      String ticket = job.ticketJson();
      String answer = ticket == null ? Requests.json(job.result()) : null;
      if (!prompts.submitted(prompt.id(), attempt, job.requestId(), ticket, answer)) {
        System.err.println("prompt " + prompt.id() + " was given up, but has a job: " + job);
      }
      return again(Pauses.SHORTEST);
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
        || e instanceof LimitExceededException limit && limit.outOfCredit()
        || e instanceof BadAnswerException
        || e instanceof TransportException && e.status() != 0) {
      // Nothing that another prompt would change: a redirect, or a proxy that wants a password.
      prompts.notTaken(prompt, State.NEW, e.getMessage());
      trouble = e.getMessage();
    } else if (e instanceof LimitExceededException limit) {
      prompts.notTaken(prompt, State.NEW, e.getMessage());
      Duration own = Pauses.backOff(prompt.tries());
      Duration asked = limit.retryAfter();
      prompts.pause(later(asked == null ? own : Pauses.clamp(asked, own, LONGEST_LIMIT)));
    } else {
      prompts.notTaken(prompt, e.status() == 0 ? State.NEW : State.FAILED, e.getMessage());
    }
    budgetSpent = false; // What was not taken is paid back.
    return again(e.status() == 0 ? Pauses.backOff(prompt.tries()) : Duration.ZERO);
  }

  private CompletionHandler<Void> again(Duration pause) {
    return (complete, operations) -> operations.reschedule(complete, later(pause));
  }

  private Instant later(Duration pause) {
    return database.now().plus(pause);
  }
}
