package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.List;
import java.util.regex.Pattern;

/** What is done with a job once its submit was answered; what for it was submitted decides. */
record JobScenario(
    JobEndpoints endpoints, JobFollower watch, ResultImageFetcher files, GatewayHttp caller) {
  /** How often a job is looked at again after its end. */
  private static final int LATER = 3;

  private static final Pattern STREAMED_STATE =
      Pattern.compile("\"status\"\\s*:\\s*\"(IN_QUEUE|IN_PROGRESS|COMPLETED)\"");

  /** Takes a job through what it is for. The first of each operation asks early. */
  void run(ObservedJob job, boolean asksEarly) {
    try {
      runSteps(job, asksEarly);
    } finally {
      job.prune();
    }
  }

  private void runSteps(ObservedJob job, boolean asksEarly) {
    ReportedTicket ticket = job.ticket();
    ProbeResponse reply = job.submitReply();
    if (ticket == null || reply == null) {
      return;
    }
    CaseKind kind = job.request().kind();
    boolean open = !ticket.atOnce();
    if (open && kind == CaseKind.GUARDED) {
      strangers(job, List.of(JobOperation.CANCEL, JobOperation.STATUS, JobOperation.RESULT));
      strangersAskForTheStream(job);
    }
    boolean cancellable = open && endpoints.knows(JobOperation.CANCEL, job);
    if (cancellable && kind == CaseKind.CANCELLED) {
      // Once only: the first request may have taken effect although its answer was lost.
      job.cancelled(endpoints.askOnce(JobOperation.CANCEL, job));
    }
    end(job, ticket, reply, asksEarly);
    if (open && kind == CaseKind.GUARDED) {
      strangers(job, List.of(JobOperation.STATUS, JobOperation.RESULT));
    }
    if (cancellable && kind == CaseKind.FINISHED && job.end() == JobEnd.IMAGES) {
      // The job is over, so nothing changes however often it is tried.
      job.cancelled(endpoints.ask(JobOperation.CANCEL, job));
    }
    if (open && (asksEarly || kind == CaseKind.FINISHED) && over(job)) {
      later(job);
    }
  }

  private void end(ObservedJob job, ReportedTicket ticket, ProbeResponse reply, boolean asksEarly) {
    if (ticket.atOnce()) {
      job.made(reply);
    } else if (!endpoints.knows(JobOperation.RESULT, job)) {
      job.ended(JobEnd.LOST, "its ticket names neither an id nor an address");
    } else {
      watch.follow(job, asksEarly);
    }
    if (job.made() != null) {
      job.files(files.of(job));
    }
  }

  /** Asks as somebody without the key, and with a wrong one. */
  private void strangers(ObservedJob job, List<JobOperation> steps) {
    for (JobOperation step : steps) {
      ProbeRequest ask = endpoints.how(step, job);
      for (ProbeCredentials shown : caller.strangers()) {
        if (ask != null) {
          ProbeResponse reply = caller.send(ask.as(shown));
          job.attempted(new KeylessJobRequest(step, shown, reply));
        }
      }
    }
  }

  /** A gateway may guard the state, and forget its stream, which need not be offered at all. */
  private void strangersAskForTheStream(ObservedJob job) {
    ProbeRequest ask = endpoints.stream(job);
    for (ProbeCredentials shown : caller.strangers()) {
      ProbeResponse reply = ask == null ? null : caller.sendOnce(ask.as(shown));
      if (reply != null && reply.good() && STREAMED_STATE.matcher(reply.text()).find()) {
        job.attempted(new KeylessJobRequest(JobOperation.STATUS, shown, reply));
      }
    }
  }

  /** Looks at a job that is over again: nothing may have changed. */
  private void later(ObservedJob job) {
    for (int i = 0; i < LATER; i++) {
      if (job.statusOffered()) {
        job.later(JobOperation.STATUS, endpoints.again(JobOperation.STATUS, job));
      }
      if (job.end() == JobEnd.IMAGES) {
        job.later(JobOperation.RESULT, endpoints.again(JobOperation.RESULT, job));
      }
    }
    if (job.statusOffered()) {
      job.withLogs(endpoints.logs(job));
    }
  }

  private static boolean over(ObservedJob job) {
    return job.end() == JobEnd.IMAGES || job.end() == JobEnd.FAILED;
  }
}
