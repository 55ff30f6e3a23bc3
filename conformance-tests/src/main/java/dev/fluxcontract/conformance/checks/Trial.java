package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Exchange;
import dev.fluxcontract.conformance.run.Picture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What a check has to work with, and where it says what it saw. */
final class Trial {
  private static final int MOST_EXCHANGES = 12;

  private final Bench bench;
  private final List<Case> cases;
  private final List<Exchange> evidence = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();
  private @Nullable String note;

  Trial(Bench bench, List<Case> cases) {
    this.bench = bench;
    this.cases = cases;
  }

  Bench bench() {
    return bench;
  }

  /** The cases that the check is for and the budget allows. */
  List<Case> cases() {
    return cases;
  }

  /** The one case that the check is for. */
  Case request() {
    return cases.get(0);
  }

  /** The job of a case, when it is over. */
  Flight ended(Case request) {
    Flight flight = bench.flights().ended(request);
    if (flight.end() == End.UNSENT) {
      throw cannotTell(request.id() + ": " + flight.how());
    }
    return flight;
  }

  /** All jobs of the check, when they are over. Without any the check cannot tell. */
  List<Flight> flights() {
    List<Flight> flights =
        cases.stream()
            .filter(one -> one.kind().makesJob())
            .map(one -> bench.flights().ended(one))
            .filter(flight -> flight.end() != End.UNSENT)
            .toList();
    return need(flights, "no job was submitted");
  }

  /** Those of them that were taken. */
  List<Flight> taken() {
    return need(
        flights().stream().filter(flight -> flight.ticket() != null).toList(), "no job was taken");
  }

  /** Those of them that have a ticket, rather than the images at once. */
  List<Flight> ticketed() {
    return need(
        taken().stream()
            .filter(flight -> flight.ticket() != null && !flight.ticket().atOnce())
            .toList(),
        "the gateway answers with the images at once");
  }

  /** Those of them that have images. */
  List<Flight> made() {
    return need(
        flights().stream().filter(flight -> flight.end() == End.IMAGES).toList(),
        "no job ended with images");
  }

  Reply send(Ask ask) {
    return shown(bench.caller().send(ask));
  }

  /** Makes a job's exchanges the evidence. */
  void about(Flight flight) {
    evidence.clear();
    flight.replies().forEach(this::shown);
  }

  /** Makes one exchange the evidence. */
  Reply only(Reply reply) {
    evidence.clear();
    return shown(reply);
  }

  /** Adds an exchange to the evidence. */
  Reply shown(Reply reply) {
    shown(reply.exchange());
    return reply;
  }

  void shown(Exchange exchange) {
    evidence.add(exchange);
  }

  void picture(@Nullable Picture picture) {
    if (picture != null) {
      pictures.add(picture);
    }
  }

  /** Says what was seen, where that is neither right nor wrong. */
  void note(String text) {
    note = text;
  }

  /** Says what was seen, and keeps it for the dialect. */
  void found(String name, String value) {
    String shown = bench.shown(value);
    bench.dialect().put(name, shown);
    String one = name + ": " + shown;
    note = note == null ? one : note + "; " + one;
  }

  /** To be thrown by a check that cannot tell, for that reason. */
  static TestAbortedException cannotTell(String reason) {
    return new TestAbortedException(reason);
  }

  private static <T> List<T> need(List<T> list, String otherwise) {
    if (list.isEmpty()) {
      throw cannotTell(otherwise);
    }
    return list;
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
}
