package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.List;

/** What is done with a job once its submit was answered; what for it was submitted decides. */
final class JobScenario {
  /** How often a job is looked at again after its end. */
  private static final int LATER = 3;

  private final JobEndpoints inquiries;
  private final JobFollower watch;
  private final ResultImageFetcher files;
  private final GatewayHttp caller;

  JobScenario(
      JobEndpoints inquiries, JobFollower watch, ResultImageFetcher files, GatewayHttp caller) {
    this.inquiries = inquiries;
    this.watch = watch;
    this.files = files;
    this.caller = caller;
  }

  /** Takes a job through what it is for. The curious look is the first of its operation. */
  void fly(ObservedJob flight, boolean curious) {
    try {
      lead(flight, curious);
    } finally {
      flight.prune();
    }
  }

  private void lead(ObservedJob flight, boolean curious) {
    ReportedTicket ticket = flight.ticket();
    ProbeResponse reply = flight.submitReply();
    if (ticket == null || reply == null) {
      return;
    }
    CaseKind kind = flight.request().kind();
    boolean open = !ticket.atOnce();
    if (open && kind == CaseKind.GUARDED) {
      strangers(flight, List.of(JobOperation.CANCEL, JobOperation.STATUS, JobOperation.RESULT));
    }
    if (open && kind == CaseKind.CANCELLED) {
      cancelPending(flight);
    }
    end(flight, ticket, reply, curious);
    if (open && kind == CaseKind.GUARDED) {
      strangers(flight, List.of(JobOperation.STATUS, JobOperation.RESULT));
    }
    if (open && kind == CaseKind.FINISHED && flight.end() == JobEnd.IMAGES) {
      cancelLate(flight);
    }
    if (open && (curious || kind == CaseKind.FINISHED) && over(flight)) {
      later(flight);
    }
  }

  /**
   * Cancels a job that is not over. Once only: the first request may have taken effect although its
   * answer was lost.
   */
  private void cancelPending(ObservedJob flight) {
    if (inquiries.knows(JobOperation.CANCEL, flight)) {
      flight.cancelled(inquiries.askOnce(JobOperation.CANCEL, flight));
    }
  }

  /** Cancels a job that is over, which changes nothing however often it is tried. */
  private void cancelLate(ObservedJob flight) {
    if (inquiries.knows(JobOperation.CANCEL, flight)) {
      flight.cancelled(inquiries.ask(JobOperation.CANCEL, flight));
    }
  }

  private void end(
      ObservedJob flight, ReportedTicket ticket, ProbeResponse reply, boolean curious) {
    if (ticket.atOnce()) {
      flight.made(reply);
    } else if (!inquiries.knows(JobOperation.RESULT, flight)) {
      flight.ended(JobEnd.LOST, "its ticket names neither an id nor an address");
    } else {
      watch.follow(flight, curious);
    }
    if (flight.made() != null) {
      flight.files(files.of(flight));
    }
  }

  /** Asks as somebody without the key, and with a wrong one. */
  private void strangers(ObservedJob flight, List<JobOperation> steps) {
    for (JobOperation step : steps) {
      ProbeRequest ask = inquiries.how(step, flight);
      for (ProbeCredentials shown : caller.strangers()) {
        if (ask != null) {
          ProbeResponse reply = caller.send(ask.as(shown));
          flight.attempted(new StrangerProbe(step, shown, reply));
        }
      }
    }
  }

  /** Looks at a job that is over again: nothing may have changed. */
  private void later(ObservedJob flight) {
    for (int i = 0; i < LATER; i++) {
      if (flight.statusOffered()) {
        flight.later(JobOperation.STATUS, inquiries.again(JobOperation.STATUS, flight));
      }
      if (flight.end() == JobEnd.IMAGES) {
        flight.later(JobOperation.RESULT, inquiries.again(JobOperation.RESULT, flight));
      }
    }
    if (flight.statusOffered()) {
      flight.withLogs(inquiries.logs(flight));
    }
  }

  private static boolean over(ObservedJob flight) {
    return flight.end() == JobEnd.IMAGES || flight.end() == JobEnd.FAILED;
  }
}
