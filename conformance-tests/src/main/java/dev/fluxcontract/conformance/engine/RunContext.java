package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.client.internal.util.DaemonThreads;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What all checks of one run share: the gateway, the jobs, what was found out. */
public final class RunContext implements AutoCloseable {
  private static final String UUID_LIKE = "00000000-0000-4000-8000-000000000000";
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
  private static final Duration LAST_CANCELS = Duration.ofSeconds(8);

  private final Contract contract;
  private final GatewayHttp caller;
  private final JobEndpoints endpoints;
  private final SubmitBudgetGate submits;
  private final RefusalProbes attempts;
  private final JobPool jobs;
  private final ExecutorService jobThreads;
  private final ExecutorService probeThreads;
  private final Duration deadline;
  private final Queue<ClientSession> clients = new ConcurrentLinkedQueue<>();
  private final Map<String, CompletableFuture<ClientSession>> clientRuns =
      new ConcurrentHashMap<>();
  private final Random random;
  private Cost spare = Cost.NONE;
  private final Map<String, String> dialect = new ConcurrentHashMap<>();

  /** The run at one gateway. */
  public RunContext(
      Contract contract,
      GatewayAddresses addresses,
      GatewayHttp caller,
      Budget budget,
      boolean refusalsUnbilled,
      Duration deadline,
      int sideBySide,
      RunClock time,
      Random random) {
    this.contract = contract;
    this.caller = caller;
    this.deadline = deadline;
    this.random = random;
    this.endpoints = new JobEndpoints(contract, addresses, caller);
    this.submits = new SubmitBudgetGate(caller, endpoints, budget, deadline, refusalsUnbilled);
    this.jobThreads = Executors.newFixedThreadPool(sideBySide, DaemonThreads.daemons("flux-job"));
    this.probeThreads = DaemonThreads.onDemand(DaemonThreads.daemons("flux-probe"));
    JobFollower watch =
        new JobFollower(endpoints, new WaitBudget(deadline, time, caller.stopSignal()));
    JobScenario scenario =
        new JobScenario(endpoints, watch, new ResultImageFetcher(caller), caller);
    this.attempts = new RefusalProbes(submits, endpoints, caller, watch, probeThreads);
    this.jobs = new JobPool(submits, scenario, caller, jobThreads);
  }

  /** Asks, at no cost, about a job that does not exist. */
  public ProbeResponse probe() {
    return caller.send(ofNoJob(JobOperation.STATUS));
  }

  /** Asks about one as another customer; only to be called where there is one. */
  public ProbeResponse askAsOtherCustomer(JobOperation step) {
    return caller.send(ofNoJob(step).as(ProbeCredentials.OTHER_CUSTOMER));
  }

  private ProbeRequest ofNoJob(JobOperation step) {
    return endpoints.stranger(step, contract.submits().get(0), null, strangerId(null));
  }

  /** Sets what of the budget no planned case needs. */
  public synchronized void spare(Cost left) {
    spare = left;
  }

  /** Takes that much of it, or nothing and false where there is too little. */
  public synchronized boolean takesSpare(Cost cost) {
    boolean enough = cost.fits(spare);
    spare = enough ? spare.minus(cost) : spare;
    return enough;
  }

  /** A job through the generated client, when it is over. */
  public ClientSession client(Case request) {
    return caller
        .stopSignal()
        .await(clientRuns.computeIfAbsent(request.id(), id -> begun(request)));
  }

  private CompletableFuture<ClientSession> begun(Case request) {
    ClientSession session = new ClientSession(request, caller, submits, deadline);
    clients.add(session);
    return CompletableFuture.supplyAsync(session::run, probeThreads);
  }

  /** Whether a case was sent and answered. */
  public boolean answered(Case request) {
    return submits.answered(request);
  }

  /** What was found out about the gateway, by name. */
  public Map<String, String> dialect() {
    return dialect;
  }

  /**
   * Follows no job any further, and asks the gateway to stop those that are not over, side by side.
   * The answer to a submit under way is waited for, since it may be a ticket. All of that takes no
   * longer than the program has after Ctrl-C.
   */
  public void cancelPending() {
    caller.stop("the run is over");
    ExecutorService cancels = DaemonThreads.onDemand(DaemonThreads.daemons("flux-cancel"));
    Set<ObservedJob> asked = Collections.newSetFromMap(new IdentityHashMap<>());
    cancelPending(asked, cancels);
    long lastAnswers = System.nanoTime() + LAST_ANSWERS.toNanos();
    await(jobThreads, lastAnswers);
    await(probeThreads, lastAnswers);
    cancelPending(asked, cancels);
    await(cancels, System.nanoTime() + LAST_CANCELS.toNanos());
  }

  /** Waits until all tasks have ended, or a moment of {@link System#nanoTime()} has come. */
  private static void await(ExecutorService threads, long until) {
    threads.shutdown();
    try {
      long left = Math.max(0, until - System.nanoTime());
      if (!threads.awaitTermination(left, TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancelPending(Set<ObservedJob> asked, ExecutorService cancels) {
    List<ObservedJob> all = new ArrayList<>(jobs.all());
    all.addAll(attempts.jobs());
    for (ObservedJob job : all) {
      boolean pending = job.ticket() != null && job.end() == JobEnd.NEVER;
      ProbeRequest ask = pending ? endpoints.how(JobOperation.CANCEL, job) : null;
      if (ask != null && asked.add(job)) {
        cancels.execute(() -> caller.sendAfterStop(ask, LAST_CANCELS));
      }
    }
    clients.forEach(client -> cancels.execute(client::cancelPending));
  }

  @Override
  public void close() {
    clients.forEach(ClientSession::close);
    caller.close();
  }

  public Contract contract() {
    return contract;
  }

  public Schema schema(String name) {
    return contract.schema(name);
  }

  public GatewayHttp caller() {
    return caller;
  }

  public JobEndpoints endpoints() {
    return endpoints;
  }

  public RefusalProbes attempts() {
    return attempts;
  }

  public JobPool jobs() {
    return jobs;
  }

  /** An id that no job has: it looks like an id of this gateway where one is known. */
  public synchronized String strangerId(@Nullable String like) {
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
