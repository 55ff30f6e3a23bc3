package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.http.Addresses;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Caller;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.http.Time;
import dev.fluxcontract.conformance.run.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What all checks of one run share: the gateway, the jobs, what was found out. */
public final class Bench implements AutoCloseable {
  private static final String UUID_LIKE = "00000000-0000-4000-8000-000000000000";

  private final Contract contract;
  private final Addresses addresses;
  private final Caller caller;
  private final Inquiries inquiries;
  private final Submits submits;
  private final Attempts attempts;
  private final Flights flights;
  private final Random random;
  private final Map<String, Object> dialect = new ConcurrentHashMap<>();

  /** A bench for one gateway. */
  public Bench(
      Contract contract,
      Addresses addresses,
      Caller caller,
      Budget budget,
      Duration deadline,
      int sideBySide,
      Time time,
      Random random) {
    this.contract = contract;
    this.addresses = addresses;
    this.caller = caller;
    this.random = random;
    this.inquiries = new Inquiries(contract, addresses, caller);
    this.submits = new Submits(caller, inquiries, budget, deadline);
    Watch watch = new Watch(inquiries, new Waiting(deadline, time, caller));
    Course course = new Course(inquiries, watch, new Files(caller), caller);
    this.attempts = new Attempts(submits, inquiries, caller, watch);
    this.flights = new Flights(submits, course, sideBySide);
  }

  /** Starts those jobs side by side. */
  public void start(List<Case> jobs) {
    flights.start(jobs);
  }

  /** Waits for the answer to a job's submit. */
  public Reply submitted(Case job) {
    Reply reply = flights.submitted(job).submitReply();
    if (reply == null) {
      throw new IllegalStateException(job + " was not submitted");
    }
    return reply;
  }

  /** Asks, at no cost, about a job that does not exist. */
  public Reply knock() {
    Operation submit = contract.submits().get(0);
    return caller.send(inquiries.stranger(Step.STATUS, submit, null, strangerId(null)));
  }

  /** Whether a case was sent and answered. */
  public boolean answered(Case request) {
    return submits.answered(request);
  }

  /** A text as it may be shown: without the key, and not too long. */
  public String shown(String text) {
    return caller.shown(text);
  }

  /** What was found out about the gateway, by name. */
  public Map<String, Object> dialect() {
    return dialect;
  }

  /** Follows no job any further, and asks the gateway to stop those that are not over. */
  public void cancelPending() {
    caller.stop("the run is over");
    flights.land();
    List<Flight> all = new ArrayList<>(flights.all());
    all.addAll(attempts.flights());
    for (Flight flight : all) {
      boolean pending = flight.ticket() != null && flight.end() == End.NEVER;
      Ask ask = pending ? inquiries.how(Step.CANCEL, flight) : null;
      if (ask != null) {
        caller.lastly(ask);
      }
    }
  }

  @Override
  public void close() {
    caller.close();
  }

  Contract contract() {
    return contract;
  }

  Schema schema(String name) {
    return contract.schema(name);
  }

  Addresses addresses() {
    return addresses;
  }

  Caller caller() {
    return caller;
  }

  Inquiries inquiries() {
    return inquiries;
  }

  Attempts attempts() {
    return attempts;
  }

  Flights flights() {
    return flights;
  }

  /** An id that no job has: it looks like an id of this gateway where one is known. */
  synchronized String strangerId(@Nullable String like) {
    String pattern = like == null || like.length() < 16 ? UUID_LIKE : like;
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean hex = Character.digit(c, 16) >= 0;
      id.append(hex ? Character.forDigit(random.nextInt(16), 16) : c);
    }
    return id.toString().equals(like) ? strangerId(null) : id.toString();
  }
}
