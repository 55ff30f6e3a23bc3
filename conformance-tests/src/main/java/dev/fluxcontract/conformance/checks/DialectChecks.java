package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.ABOVE;
import static dev.fluxcontract.conformance.cases.CaseKind.CANCELLED;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.FINISHED;
import static dev.fluxcontract.conformance.cases.CaseKind.REQUIRED;
import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.cases.CaseKind.UNKNOWN_FIELD;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;
import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where gateways differ and none is wrong. What is found is told, and can be compared next time.
 */
@AreaRationale(
    "Gateways differ here and each way is right, so a client has to support them all."
        + " What was seen is reported, and can be compared with the next run: NOTE.")
final class DialectChecks {
  /** What the owner of a job is told of its result. */
  private static final Set<AnswerReading> HEARD =
      EnumSet.of(AnswerReading.PENDING, AnswerReading.DONE, AnswerReading.FAILED);

  @Check(
      id = "DIALECT-01",
      level = Level.NOTE,
      title = "Which authorization scheme is accepted: Bearer, Key or both.",
      documents = {"D5", "fal", "relay"},
      of = EXAMPLE)
  void auth(CheckContext context) {
    ObservedJob job = context.ticketed().get(0);
    ProbeRequest ask = context.run().endpoints().how(JobOperation.RESULT, job);
    if (ask == null) {
      throw CheckContext.cannotTell("there is no job to ask about");
    }
    ProbeResponse other = context.send(ask.as(ProbeCredentials.OTHER_SCHEME));
    boolean heard = HEARD.contains(AnswerReading.ofResult(other));
    boolean both = heard && other.status() == context.send(ask).status();
    context.found("auth", both ? "bearer or key" : context.run().caller().scheme().toString());
  }

  @Check(
      id = "DIALECT-02",
      level = Level.NOTE,
      title = "The host and path of a ticket's URLs.",
      documents = {"D2", "D3", "D4", "D5", "fal", "relay"},
      of = EXAMPLE)
  void urls(CheckContext context) {
    Set<String> hosts = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    for (ObservedJob job : context.ticketed()) {
      context.shown(DialectWords.submitReply(job));
      DialectWords.urls(context.run(), job, hosts, paths);
    }
    context.found("ticket-hosts", String.join(", ", hosts));
    context.found("result-paths", String.join(", ", paths));
  }

  @Check(
      id = "DIALECT-03",
      level = Level.NOTE,
      title = "Which fields a ticket omits or adds, and the form of its id.",
      documents = {"D2", "D3", "D4", "D5", "relay"},
      of = EXAMPLE)
  void ticket(CheckContext context) {
    ObservedJob job = context.ticketed().get(0);
    ProbeResponse reply = context.shown(DialectWords.submitReply(job));
    context.found("ticket-fields", DialectWords.fields(reply.json()));
    context.found("ids", DialectWords.idForm(reply.json().path("request_id").asText()));
  }

  @Check(
      id = "DIALECT-04",
      level = Level.NOTE,
      title = "Whether states are reported, and with which status code while a job is pending.",
      documents = {"fal", "relay"},
      of = {EXAMPLE, VALUES})
  void status(CheckContext context) {
    List<ObservedJob> jobs = context.ticketed();
    boolean offered = jobs.stream().anyMatch(ObservedJob::statusOffered);
    context.found("status", offered ? "offered" : "not offered");
    Set<String> codes = new TreeSet<>();
    for (ObservedJob job : jobs) {
      for (ProbeResponse reply : offered ? job.statuses() : job.results()) {
        AnswerReading reading =
            offered ? AnswerReading.ofStatus(reply) : AnswerReading.ofResult(reply);
        if (reading == AnswerReading.PENDING) {
          codes.add(String.valueOf(reply.status()));
        }
      }
    }
    context.found("pending-code", seen(codes));
  }

  @Check(
      id = "DIALECT-05",
      level = Level.NOTE,
      title = "How the result URL is answered before the job has ended.",
      documents = {"fal", "relay"},
      of = EXAMPLE)
  void earlyResult(CheckContext context) {
    Set<String> codes = new TreeSet<>();
    for (ObservedJob job : context.ticketed()) {
      ProbeResponse early = job.early();
      if (early != null) {
        codes.add(String.valueOf(context.shown(early).status()));
      }
    }
    context.found("early-result", seen(codes));
  }

  @Check(
      id = "DIALECT-06",
      level = Level.NOTE,
      title = "Where a result has its images.",
      documents = {"fal", "relay"},
      of = EXAMPLE)
  void success(CheckContext context) {
    Set<String> places = new TreeSet<>();
    context.made().forEach(job -> places.add(DialectWords.place(job)));
    context.found("images", String.join(", ", places));
    ObservedJob job = context.made().get(0);
    context.found("result-fields", DialectWords.fields(job.result()));
  }

  @Check(
      id = "DIALECT-07",
      level = Level.NOTE,
      title = "How a cancel request is answered, and how a job that ended without images looks.",
      documents = {"fal", "relay"},
      of = {CANCELLED, FINISHED})
  void cancel(CheckContext context) {
    String cancel = RunResult.NOT_SEEN;
    for (ObservedJob job : context.ticketed()) {
      ProbeResponse reply = job.cancelReply();
      if (reply != null) {
        context.about(job);
        if (job.request().kind() == FINISHED) {
          context.found("cancel-when-over", DialectWords.cancel(reply));
        } else if (CancelAssertions.isTimely(reply)) {
          cancel = DialectWords.cancel(reply);
        }
        if (!ImageLocator.in(job.result())) {
          context.found("failure", DialectWords.failure(job));
        }
      }
    }
    context.found("cancel", cancel);
  }

  @Check(
      id = "DIALECT-08",
      level = Level.NOTE,
      title = "The form of a refusal.",
      documents = {"fal", "relay"},
      of = {REQUIRED, ABOVE})
  void errors(CheckContext context) {
    Set<String> shapes = new TreeSet<>();
    for (Case request : context.cases()) {
      ProbeResponse reply = context.reply(request);
      if (reply.refused()) {
        shapes.add(reply.status() + " " + DialectWords.errorShape(reply));
      }
    }
    context.found("refusal", seen(shapes));
  }

  @Check(
      id = "DIALECT-09",
      level = Level.NOTE,
      title = "Whether states are streamed as events.",
      documents = {"fal"},
      of = EXAMPLE)
  void stream(CheckContext context) {
    ProbeRequest ask = context.run().endpoints().stream(context.ticketed().get(0));
    context.found("stream", ask == null ? "not offered" : DialectWords.stream(context.send(ask)));
  }

  @Check(
      id = "DIALECT-10",
      level = Level.NOTE,
      title = "What sync_mode does.",
      documents = {"D1", "D3", "D4", "fal"},
      of = SYNC)
  void sync(CheckContext context) {
    Set<String> seen = new TreeSet<>();
    context.jobs().forEach(job -> seen.add(DialectWords.sync(job)));
    context.found("sync-mode", String.join(", ", seen));
  }

  @Check(
      id = "DIALECT-11",
      level = Level.NOTE,
      title = "The format and size of an image if the request gives none.",
      documents = {"D2", "D3", "D4", "D5"},
      of = VALUES)
  void defaults(CheckContext context) {
    Set<String> formats = new TreeSet<>();
    Set<String> sizes = new TreeSet<>();
    for (ObservedJob job : context.made()) {
      for (FetchedImage file : job.files()) {
        if (!job.request().intent().says("output_format") && !file.format().isEmpty()) {
          formats.add(file.format());
        }
        boolean sized =
            job.request().intent().size() != null || job.request().intent().ratio() != null;
        if (!sized && file.picture() != null) {
          sizes.add(file.picture().width() + "x" + file.picture().height());
        }
      }
    }
    context.found("default-format", seen(formats));
    context.found("default-size", seen(sizes));
  }

  @Check(
      id = "DIALECT-12",
      level = Level.NOTE,
      title = "What happens to an undocumented field.",
      documents = {"relay"},
      of = UNKNOWN_FIELD)
  void unknownFields(CheckContext context) {
    ProbeResponse reply = requireNonNull(context.jobs().get(0).submitReply());
    context.found("unknown-field", reply.refused() ? "refused" : "taken");
  }

  private static String seen(Set<String> values) {
    return values.isEmpty() ? RunResult.NOT_SEEN : String.join(", ", values);
  }
}
