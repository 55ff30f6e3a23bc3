package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What a check has to work with, and where it says what it saw. */
public final class CheckContext {
  private static final int MOST_EXCHANGES = 12;

  private final RunContext run;
  private final List<Case> cases;
  private final List<Exchange> evidence = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();
  private @Nullable String note;

  CheckContext(RunContext run, List<Case> cases) {
    this.run = run;
    this.cases = cases;
  }

  public RunContext run() {
    return run;
  }

  /** The cases that the check is for and the budget allows. */
  public List<Case> cases() {
    return cases;
  }

  /** The one case that the check is for. */
  public Case request() {
    return cases.get(0);
  }

  /** The job of a case, when it is over. */
  public ObservedJob ended(Case request) {
    ObservedJob job = run.jobs().ended(request);
    assume(job.end() != JobEnd.UNTOLD, request.id() + ": " + job.how());
    return job;
  }

  /** All jobs of the check, when they are over. Without any the check cannot tell. */
  public List<ObservedJob> jobs() {
    List<ObservedJob> all =
        cases.stream()
            .filter(one -> one.kind().makesJob())
            .map(one -> run.jobs().ended(one))
            .toList();
    String otherwise = all.isEmpty() ? "it has no job" : all.get(0) + ": " + all.get(0).how();
    return those(all, job -> job.end() != JobEnd.UNTOLD, otherwise);
  }

  /** Those of them that were taken. */
  public List<ObservedJob> taken() {
    return those(jobs(), job -> job.ticket() != null, first("no job was accepted"));
  }

  /**
   * Those of them whose result can be read, if there is one: RESULT-01 and -02 judge the others.
   * All of them where no result can be read, but for a gateway that is held to its own page.
   */
  public List<ObservedJob> readable() {
    boolean none = taken().stream().allMatch(job -> job.end() == JobEnd.UNREADABLE);
    return none && run.contract().pages() == null
        ? taken()
        : those(taken(), job -> job.end() != JobEnd.UNREADABLE, "no result can be read");
  }

  /** Those of them to which a result came, be it one that can be read or not. */
  public List<ObservedJob> answered() {
    return those(jobs(), job -> job.resultReply() != null, "no job ended with a result");
  }

  /** Those of them that have a ticket, rather than the images at once. */
  public List<ObservedJob> ticketed() {
    return those(
        taken(),
        job -> job.ticket() != null && !job.ticket().atOnce(),
        "the gateway answers with the images at once");
  }

  /** Those of them that have images. */
  public List<ObservedJob> made() {
    return those(jobs(), job -> job.end() == JobEnd.IMAGES, first("no job ended with images"));
  }

  /** What holds of all jobs, and why it does of the first. */
  private String first(String ofAll) {
    ObservedJob job = jobs().get(0);
    return ofAll + "; " + job + ": " + job.how();
  }

  /** Sends a request; cannot tell where the gateway accepts none at the moment. */
  public ProbeResponse send(ProbeRequest ask) {
    ProbeResponse reply = shown(run.caller().send(ask));
    assume(!reply.hasStatus(429), "the gateway answered with 429, too many requests, each time");
    return reply;
  }

  /** Reads a job's result once more when all jobs of the run are over, which costs nothing. */
  public ProbeResponse lateResult(ObservedJob job) {
    run.jobs().ended();
    ProbeResponse late = run.endpoints().again(JobOperation.RESULT, job);
    assume(!late.hasStatus(429), "its result was answered with 429, too many requests");
    return shown(late);
  }

  /** Makes a job's exchanges the evidence; the last is its last result, or its last state. */
  public void about(ObservedJob job) {
    evidence.clear();
    job.replies().forEach(this::shown);
    List<ProbeResponse> states = job.statuses();
    List<ProbeResponse> results = job.results();
    List<ProbeResponse> last = results.isEmpty() ? states : results;
    if (!last.isEmpty()) {
      shown(last.get(last.size() - 1));
    }
  }

  /** Makes one exchange the evidence. */
  public ProbeResponse only(ProbeResponse reply) {
    evidence.clear();
    return shown(reply);
  }

  /** Makes an exchange the last of the evidence, which a report says how to repeat. */
  public ProbeResponse shown(ProbeResponse reply) {
    shown(reply.exchange());
    return reply;
  }

  public void shown(Exchange exchange) {
    evidence.remove(exchange);
    evidence.add(exchange);
  }

  public void picture(@Nullable Picture picture) {
    if (picture != null) {
      pictures.add(picture);
    }
  }

  /** Makes a response the evidence, and says what it is about; what is expected of it follows. */
  public ResponseAssert expect(String about, ProbeResponse response) {
    return new ResponseAssert(this, about, only(response));
  }

  /** Fails the check, with both sides in words, where an expectation is not met. */
  public void expect(
      boolean met, String subject, @Nullable Object expected, @Nullable Object actual) {
    if (!met) {
      throw new UnmetExpectation(
          subject, String.valueOf(expected), String.valueOf(actual), evidence());
    }
  }

  /** Fails the check where one value is not the other. */
  public void expectEqual(String subject, @Nullable Object expected, @Nullable Object actual) {
    expect(Objects.equals(expected, actual), subject, expected, actual);
  }

  /** Fails the check where a job has no images; cannot tell where its result cannot be read. */
  public void expectImages(ObservedJob job) {
    if (job.end() == JobEnd.UNREADABLE) {
      throw new Blocked(job + ": " + job.how());
    }
    expect(job.end() == JobEnd.IMAGES, "The end of " + job, "images", job.how());
  }

  /** Says what was seen, where that is neither right nor wrong. */
  public void note(String text) {
    note = text;
  }

  /** Says what was seen, and keeps it for the dialect. */
  public void found(String name, String value) {
    String shown = run.caller().shown(value);
    run.dialect().put(name, shown);
    String one = name + ": " + shown;
    note = note == null ? one : note + "; " + one;
  }

  /** Some values for a sentence. */
  public static String listed(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** To be thrown by a check that cannot tell, for that reason. */
  public static TestAbortedException cannotTell(String reason) {
    return new TestAbortedException(reason);
  }

  /** Ends a check that cannot tell, for that reason, where a condition is not met. */
  public static void assume(boolean met, String otherwise) {
    if (!met) {
      throw cannotTell(otherwise);
    }
  }

  /** The answer to a case with the right key, which no job is to come of. */
  public ProbeResponse reply(Case request) {
    return run.attempts().reply(request, ProbeCredentials.OWN);
  }

  private static List<ObservedJob> those(
      List<ObservedJob> jobs, Predicate<ObservedJob> which, String otherwise) {
    List<ObservedJob> those = jobs.stream().filter(which).toList();
    if (those.isEmpty()) {
      throw new Blocked(otherwise);
    }
    return those;
  }

  @Nullable String said() {
    return note;
  }

  List<Exchange> evidence() {
    int more = Math.max(0, evidence.size() - MOST_EXCHANGES);
    List<Exchange> kept = new ArrayList<>(evidence.subList(0, evidence.size() > 0 ? 1 : 0));
    kept.addAll(evidence.subList(Math.min(evidence.size(), more + 1), evidence.size()));
    return kept;
  }

  List<Picture> pictures() {
    return pictures;
  }

  /** Thrown by a check that has nothing to look at, since what it needs did not come about. */
  public static final class Blocked extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    Blocked(String reason) {
      super(reason);
    }
  }
}
