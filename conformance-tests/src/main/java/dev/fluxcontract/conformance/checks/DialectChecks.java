package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.ABOVE;
import static dev.fluxcontract.conformance.cases.CaseKind.CANCELLED;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.FINISHED;
import static dev.fluxcontract.conformance.cases.CaseKind.REQUIRED;
import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.cases.CaseKind.UNKNOWN_FIELD;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;

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
    "Gateways differ here and each way is right, so a client has to bear them all."
        + " What was seen is told, and can be compared with the next run: NOTE.")
final class DialectChecks {
  /** What the owner of a job is told of its result. */
  private static final Set<AnswerReading> HEARD =
      EnumSet.of(AnswerReading.PENDING, AnswerReading.DONE, AnswerReading.FAILED);

  @Check(
      id = "DIALECT-01",
      level = Level.NOTE,
      title = "Which word stands before the key.",
      documents = {"D5", "fal", "relay"},
      of = EXAMPLE)
  void auth(CheckContext trial) {
    ObservedJob flight = trial.ticketed().get(0);
    ProbeRequest ask = trial.bench().inquiries().how(JobOperation.RESULT, flight);
    if (ask == null) {
      throw CheckContext.cannotTell("there is no job to ask about");
    }
    ProbeResponse other = trial.send(ask.as(ProbeCredentials.OTHER_SCHEME));
    boolean heard = HEARD.contains(AnswerReading.ofResult(other));
    boolean both = heard && other.status() == trial.send(ask).status();
    trial.found("auth", both ? "bearer or key" : trial.bench().caller().scheme().toString());
  }

  @Check(
      id = "DIALECT-02",
      level = Level.NOTE,
      title = "Whose host the URLs of a ticket name, and which path.",
      documents = {"D2", "D3", "D4", "D5", "fal", "relay"},
      of = EXAMPLE)
  void urls(CheckContext trial) {
    Set<String> hosts = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    for (ObservedJob flight : trial.ticketed()) {
      trial.shown(DialectWords.submitReply(flight));
      DialectWords.urls(trial.bench(), flight, hosts, paths);
    }
    trial.found("ticket-hosts", String.join(", ", hosts));
    trial.found("result-paths", String.join(", ", paths));
  }

  @Check(
      id = "DIALECT-03",
      level = Level.NOTE,
      title = "Which fields a ticket leaves out or adds, and what an id looks like.",
      documents = {"D2", "D3", "D4", "D5", "relay"},
      of = EXAMPLE)
  void ticket(CheckContext trial) {
    ObservedJob flight = trial.ticketed().get(0);
    ProbeResponse reply = trial.shown(DialectWords.submitReply(flight));
    trial.found("ticket-fields", DialectWords.fields(reply.json()));
    trial.found("ids", DialectWords.idForm(reply.json().path("request_id").asText()));
  }

  @Check(
      id = "DIALECT-04",
      level = Level.NOTE,
      title = "Whether states are told, and with which code while a job is pending.",
      documents = {"fal", "relay"},
      of = {EXAMPLE, VALUES})
  void status(CheckContext trial) {
    List<ObservedJob> flights = trial.ticketed();
    boolean offered = flights.stream().anyMatch(ObservedJob::statusOffered);
    trial.found("status", offered ? "offered" : "not offered");
    Set<String> codes = new TreeSet<>();
    for (ObservedJob flight : flights) {
      for (ProbeResponse reply : offered ? flight.statuses() : flight.results()) {
        boolean pending =
            (offered ? AnswerReading.ofStatus(reply) : AnswerReading.ofResult(reply))
                == AnswerReading.PENDING;
        if (pending) {
          codes.add(String.valueOf(reply.status()));
        }
      }
    }
    trial.found("pending-code", codes.isEmpty() ? RunResult.NOT_SEEN : String.join(", ", codes));
  }

  @Check(
      id = "DIALECT-05",
      level = Level.NOTE,
      title = "What the result address answers before the end.",
      documents = {"fal", "relay"},
      of = EXAMPLE)
  void earlyResult(CheckContext trial) {
    Set<String> codes = new TreeSet<>();
    for (ObservedJob flight : trial.ticketed()) {
      ProbeResponse early = flight.early();
      if (early != null) {
        codes.add(String.valueOf(trial.shown(early).status()));
      }
    }
    trial.found("early-result", codes.isEmpty() ? RunResult.NOT_SEEN : String.join(", ", codes));
  }

  @Check(
      id = "DIALECT-06",
      level = Level.NOTE,
      title = "Where the images stand.",
      documents = {"fal", "relay"},
      of = EXAMPLE)
  void success(CheckContext trial) {
    Set<String> places = new TreeSet<>();
    trial.made().forEach(flight -> places.add(DialectWords.place(flight)));
    trial.found("images", String.join(", ", places));
    ObservedJob flight = trial.made().get(0);
    trial.found("result-fields", DialectWords.fields(flight.result()));
  }

  @Check(
      id = "DIALECT-07",
      level = Level.NOTE,
      title = "How cancelling is answered, and what a job looks like that ended without images.",
      documents = {"fal", "relay"},
      of = {CANCELLED, FINISHED})
  void cancel(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      ProbeResponse reply = flight.cancelReply();
      if (reply != null) {
        trial.about(flight);
        String name = flight.request().kind() == FINISHED ? "cancel-when-over" : "cancel";
        trial.found(name, DialectWords.cancel(reply));
        if (!ImageLocator.in(flight.result())) {
          trial.found("failure", DialectWords.failure(flight));
        }
      }
    }
  }

  @Check(
      id = "DIALECT-08",
      level = Level.NOTE,
      title = "How a refusal is spelled.",
      documents = {"fal", "relay"},
      of = {REQUIRED, ABOVE})
  void errors(CheckContext trial) {
    Set<String> shapes = new TreeSet<>();
    for (Case request : trial.cases()) {
      ProbeResponse reply = trial.bench().attempts().reply(request, ProbeCredentials.OWN);
      if (reply.refused()) {
        shapes.add(reply.status() + " " + DialectWords.errorShape(reply));
      }
    }
    trial.found("refusal", shapes.isEmpty() ? RunResult.NOT_SEEN : String.join(", ", shapes));
  }

  @Check(
      id = "DIALECT-09",
      level = Level.NOTE,
      title = "Whether states come as a stream of events.",
      documents = {"fal"},
      of = EXAMPLE)
  void stream(CheckContext trial) {
    ObservedJob flight = trial.ticketed().get(0);
    ProbeRequest ask = trial.bench().inquiries().stream(flight);
    String type = ask == null ? "" : trial.send(ask).mediaType();
    trial.found("stream", type.equals("text/event-stream") ? "offered" : "not offered");
  }

  @Check(
      id = "DIALECT-10",
      level = Level.NOTE,
      title = "What sync_mode does.",
      documents = {"D1", "D3", "D4", "fal"},
      of = SYNC)
  void sync(CheckContext trial) {
    Set<String> seen = new TreeSet<>();
    trial.flights().forEach(flight -> seen.add(DialectWords.sync(flight)));
    trial.found("sync-mode", String.join(", ", seen));
  }

  @Check(
      id = "DIALECT-11",
      level = Level.NOTE,
      title = "What is made where the request does not say: format and size.",
      documents = {"D2", "D3", "D4", "D5"},
      of = VALUES)
  void defaults(CheckContext trial) {
    Set<String> formats = new TreeSet<>();
    Set<String> sizes = new TreeSet<>();
    for (ObservedJob flight : trial.made()) {
      for (FetchedImage file : flight.files()) {
        if (!flight.request().wish().says("output_format") && !file.format().isEmpty()) {
          formats.add(file.format());
        }
        boolean sized =
            flight.request().wish().size() != null || flight.request().wish().ratio() != null;
        if (!sized && file.picture() != null) {
          sizes.add(file.picture().width() + "x" + file.picture().height());
        }
      }
    }
    trial.found(
        "default-format", formats.isEmpty() ? RunResult.NOT_SEEN : String.join(", ", formats));
    trial.found("default-size", sizes.isEmpty() ? RunResult.NOT_SEEN : String.join(", ", sizes));
  }

  @Check(
      id = "DIALECT-12",
      level = Level.NOTE,
      title = "What becomes of a field that nobody documents.",
      documents = {"relay"},
      of = UNKNOWN_FIELD)
  void unknownFields(CheckContext trial) {
    for (Case request : trial.cases()) {
      ProbeResponse reply = trial.bench().attempts().reply(request, ProbeCredentials.OWN);
      trial.found("unknown-field", reply.refused() ? "refused" : "taken");
    }
  }
}
