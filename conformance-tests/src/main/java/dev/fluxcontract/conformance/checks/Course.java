package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Caller;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import java.util.List;

/** What is done with a job once its submit was answered; what for it was submitted decides. */
final class Course {
  /** How often a job is looked at again after its end. */
  private static final int LATER = 3;

  private final Inquiries inquiries;
  private final Watch watch;
  private final Files files;
  private final Caller caller;

  Course(Inquiries inquiries, Watch watch, Files files, Caller caller) {
    this.inquiries = inquiries;
    this.watch = watch;
    this.files = files;
    this.caller = caller;
  }

  /** Takes a job through what it is for. The curious look is the first of its operation. */
  void fly(Flight flight, boolean curious) {
    Ticket ticket = flight.ticket();
    Reply reply = flight.submitReply();
    if (ticket == null || reply == null) {
      return;
    }
    Kind kind = flight.request().kind();
    boolean open = !ticket.atOnce();
    if (open && kind == Kind.GUARDED) {
      strangers(flight, List.of(Step.CANCEL, Step.STATUS, Step.RESULT));
    }
    if (open && kind == Kind.CANCELLED) {
      cancel(flight);
    }
    end(flight, ticket, reply, curious);
    if (open && kind == Kind.GUARDED) {
      strangers(flight, List.of(Step.STATUS, Step.RESULT));
    }
    if (open && kind == Kind.FINISHED && flight.end() == End.IMAGES) {
      cancel(flight);
    }
    if (open && (curious || kind == Kind.FINISHED) && over(flight)) {
      later(flight);
    }
  }

  private void cancel(Flight flight) {
    if (inquiries.knows(Step.CANCEL, flight)) {
      flight.cancelled(inquiries.ask(Step.CANCEL, flight));
    }
  }

  private void end(Flight flight, Ticket ticket, Reply reply, boolean curious) {
    if (ticket.atOnce()) {
      flight.made(reply);
    } else if (!inquiries.knows(Step.RESULT, flight)) {
      flight.ended(End.LOST, "its ticket names neither an id nor an address");
    } else {
      watch.follow(flight, curious);
    }
    if (flight.made() != null) {
      flight.files(files.of(flight.result()));
    }
  }

  /** Asks as somebody without the key, and with a wrong one. */
  private void strangers(Flight flight, List<Step> steps) {
    for (Step step : steps) {
      Ask ask = inquiries.how(step, flight);
      for (Credentials shown : caller.strangers()) {
        if (ask != null) {
          Reply reply = caller.send(ask.as(shown));
          flight.attempted(new Attempt(step, shown, reply));
        }
      }
    }
  }

  /** Looks at a job that is over again: nothing may have changed. */
  private void later(Flight flight) {
    for (int i = 0; i < LATER; i++) {
      if (flight.statusOffered()) {
        flight.later(Step.STATUS, inquiries.again(Step.STATUS, flight));
      }
      if (flight.end() == End.IMAGES) {
        flight.later(Step.RESULT, inquiries.again(Step.RESULT, flight));
      }
    }
    if (flight.statusOffered()) {
      flight.withLogs(inquiries.logs(flight));
    }
  }

  private static boolean over(Flight flight) {
    return flight.end() == End.IMAGES || flight.end() == End.FAILED;
  }
}
