package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import dev.fluxcontract.conformance.run.Profile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where gateways differ and none is wrong. What is found is told, and can be compared next time.
 */
@Reason(
    "Gateways differ here and each way is right, so a client has to bear them all."
        + " What was seen is told, and can be compared with the next run: NOTE.")
final class DialectChecks {
  /** What the owner of a job is told of its result. */
  private static final Set<Sight> HEARD = EnumSet.of(Sight.PENDING, Sight.DONE, Sight.FAILED);

  @Check(
      id = "DIALECT-01",
      level = Level.NOTE,
      title = "Which word stands before the key.",
      documents = {"D5", "fal", "relay"},
      of = Kind.EXAMPLE)
  void auth(Trial trial) {
    Flight flight = trial.ticketed().get(0);
    Ask ask = trial.bench().inquiries().how(Step.RESULT, flight);
    if (ask == null) {
      throw Trial.cannotTell("there is no job to ask about");
    }
    Reply other = trial.send(ask.as(Credentials.OTHER_SCHEME));
    boolean heard = HEARD.contains(Sight.ofResult(other));
    boolean both = heard && other.status() == trial.send(ask).status();
    trial.found("auth", both ? "bearer or key" : trial.bench().caller().scheme().toString());
  }

  @Check(
      id = "DIALECT-02",
      level = Level.NOTE,
      title = "Whose host the URLs of a ticket name, and which path.",
      documents = {"D2", "D3", "D4", "D5", "fal", "relay"},
      of = Kind.EXAMPLE)
  void urls(Trial trial) {
    Set<String> hosts = new TreeSet<>();
    Set<String> paths = new TreeSet<>();
    for (Flight flight : trial.ticketed()) {
      trial.shown(Traits.submitReply(flight));
      Traits.urls(trial.bench(), flight, hosts, paths);
    }
    trial.found("ticket-hosts", String.join(", ", hosts));
    trial.found("result-paths", String.join(", ", paths));
  }

  @Check(
      id = "DIALECT-03",
      level = Level.NOTE,
      title = "Which fields a ticket leaves out or adds, and what an id looks like.",
      documents = {"D2", "D3", "D4", "D5", "relay"},
      of = Kind.EXAMPLE)
  void ticket(Trial trial) {
    Flight flight = trial.ticketed().get(0);
    Reply reply = trial.shown(Traits.submitReply(flight));
    trial.found("ticket-fields", Traits.fields(reply.json()));
    trial.found("ids", Traits.idForm(reply.json().path("request_id").asText()));
  }

  @Check(
      id = "DIALECT-04",
      level = Level.NOTE,
      title = "Whether states are told, and with which code while a job is pending.",
      documents = {"fal", "relay"},
      of = {Kind.EXAMPLE, Kind.VALUES})
  void status(Trial trial) {
    List<Flight> flights = trial.ticketed();
    boolean offered = flights.stream().anyMatch(Flight::statusOffered);
    trial.found("status", offered ? "offered" : "not offered");
    Set<String> codes = new TreeSet<>();
    for (Flight flight : flights) {
      for (Reply reply : offered ? flight.statuses() : flight.results()) {
        boolean pending =
            (offered ? Sight.ofStatus(reply) : Sight.ofResult(reply)) == Sight.PENDING;
        if (pending) {
          codes.add(String.valueOf(reply.status()));
        }
      }
    }
    trial.found("pending-code", codes.isEmpty() ? Profile.NOT_SEEN : String.join(", ", codes));
  }

  @Check(
      id = "DIALECT-05",
      level = Level.NOTE,
      title = "What the result address answers before the end.",
      documents = {"fal", "relay"},
      of = Kind.EXAMPLE)
  void earlyResult(Trial trial) {
    Set<String> codes = new TreeSet<>();
    for (Flight flight : trial.ticketed()) {
      Reply early = flight.early();
      if (early != null) {
        codes.add(String.valueOf(trial.shown(early).status()));
      }
    }
    trial.found("early-result", codes.isEmpty() ? Profile.NOT_SEEN : String.join(", ", codes));
  }

  @Check(
      id = "DIALECT-06",
      level = Level.NOTE,
      title = "Where the images stand.",
      documents = {"fal", "relay"},
      of = Kind.EXAMPLE)
  void success(Trial trial) {
    Set<String> places = new TreeSet<>();
    trial.made().forEach(flight -> places.add(Traits.place(flight)));
    trial.found("images", String.join(", ", places));
    Flight flight = trial.made().get(0);
    trial.found("result-fields", Traits.fields(flight.result()));
  }

  @Check(
      id = "DIALECT-07",
      level = Level.NOTE,
      title = "How cancelling is answered, and what a job looks like that ended without images.",
      documents = {"fal", "relay"},
      of = {Kind.CANCELLED, Kind.FINISHED})
  void cancel(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      Reply reply = flight.cancelReply();
      if (reply != null) {
        trial.about(flight);
        String name = flight.request().kind() == Kind.FINISHED ? "cancel-when-over" : "cancel";
        trial.found(name, Traits.cancel(reply));
        if (!Images.in(flight.result())) {
          trial.found("failure", Traits.failure(flight));
        }
      }
    }
  }

  @Check(
      id = "DIALECT-08",
      level = Level.NOTE,
      title = "How a refusal is spelled.",
      documents = {"fal", "relay"},
      of = {Kind.REQUIRED, Kind.ABOVE})
  void errors(Trial trial) {
    Set<String> shapes = new TreeSet<>();
    for (Case request : trial.cases()) {
      Reply reply = trial.bench().attempts().reply(request, Credentials.OWN);
      if (reply.refused()) {
        shapes.add(reply.status() + " " + Traits.errorShape(reply));
      }
    }
    trial.found("refusal", shapes.isEmpty() ? Profile.NOT_SEEN : String.join(", ", shapes));
  }

  @Check(
      id = "DIALECT-09",
      level = Level.NOTE,
      title = "Whether states come as a stream of events.",
      documents = {"fal"},
      of = Kind.EXAMPLE)
  void stream(Trial trial) {
    Flight flight = trial.ticketed().get(0);
    Ask ask = trial.bench().inquiries().stream(flight);
    String type = ask == null ? "" : trial.send(ask).mediaType();
    trial.found("stream", type.equals("text/event-stream") ? "offered" : "not offered");
  }

  @Check(
      id = "DIALECT-10",
      level = Level.NOTE,
      title = "What sync_mode does.",
      documents = {"D1", "D3", "D4", "fal"},
      of = Kind.SYNC)
  void sync(Trial trial) {
    Set<String> seen = new TreeSet<>();
    trial.flights().forEach(flight -> seen.add(Traits.sync(flight)));
    trial.found("sync-mode", String.join(", ", seen));
  }

  @Check(
      id = "DIALECT-11",
      level = Level.NOTE,
      title = "What is made where the request does not say: format and size.",
      documents = {"D2", "D3", "D4", "D5"},
      of = Kind.VALUES)
  void defaults(Trial trial) {
    Set<String> formats = new TreeSet<>();
    Set<String> sizes = new TreeSet<>();
    for (Flight flight : trial.made()) {
      for (ImageFile file : flight.files()) {
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
        "default-format", formats.isEmpty() ? Profile.NOT_SEEN : String.join(", ", formats));
    trial.found("default-size", sizes.isEmpty() ? Profile.NOT_SEEN : String.join(", ", sizes));
  }

  @Check(
      id = "DIALECT-12",
      level = Level.NOTE,
      title = "What becomes of a field that nobody documents.",
      documents = {"relay"},
      of = Kind.UNKNOWN_FIELD)
  void unknownFields(Trial trial) {
    for (Case request : trial.cases()) {
      Reply reply = trial.bench().attempts().reply(request, Credentials.OWN);
      trial.found("unknown-field", reply.refused() ? "refused" : "taken");
    }
  }
}
