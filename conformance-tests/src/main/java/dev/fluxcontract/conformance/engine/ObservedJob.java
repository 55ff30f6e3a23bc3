package dev.fluxcontract.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.JobTranscript.Occasion;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.ErrorWords;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One job from its submit to its end: all that was seen of it. */
public final class ObservedJob {
  private final Case request;
  private final List<KeylessJobRequest> attempts = new CopyOnWriteArrayList<>();
  private final JobTranscript transcript = new JobTranscript();
  private final Map<JobOperation, HttpUrl> places = new EnumMap<>(JobOperation.class);
  private final List<JobOperation> detours = new CopyOnWriteArrayList<>();
  private volatile @Nullable ProbeResponse submitted;
  private volatile @Nullable ReportedTicket ticket;
  private volatile @Nullable ProbeResponse early;
  private volatile @Nullable ProbeResponse cancelled;
  private volatile @Nullable ProbeResponse withLogs;
  private volatile @Nullable ProbeResponse made;
  private volatile @Nullable ProbeResponse unreadable;
  private volatile JobEnd end = JobEnd.UNTOLD;
  private volatile String how = "it was not sent";
  private volatile List<FetchedImage> files = List.of();
  private volatile int images;

  ObservedJob(Case request) {
    this.request = request;
  }

  void submitted(ProbeResponse reply) {
    submitted = reply;
    ticket = ReportedTicket.of(reply);
    transcript.add(Occasion.SUBMIT, reply);
    boolean taken = ticket != null;
    String what = taken ? "it was not followed to its end" : "the submit gave " + reply;
    ended(taken ? JobEnd.NEVER : JobEnd.NOT_TAKEN, what);
  }

  void saw(JobOperation step, ProbeResponse reply) {
    transcript.add(Occasion.valueOf(step.name()), reply);
  }

  /** A result that was read while the job surely was not over. */
  public void early(ProbeResponse reply) {
    early = JobTranscript.told(reply);
  }

  void cancelled(ProbeResponse reply) {
    cancelled = JobTranscript.told(reply);
  }

  public void withLogs(ProbeResponse reply) {
    withLogs = JobTranscript.told(reply);
    transcript.add(Occasion.LOGS, reply);
  }

  void attempted(KeylessJobRequest attempt) {
    attempts.add(attempt);
    transcript.add(Occasion.ATTEMPT, attempt.reply());
  }

  /** Notes an answer that came after the end. */
  void later(JobOperation step, ProbeResponse reply) {
    transcript.add(
        step == JobOperation.STATUS ? Occasion.LATER_STATUS : Occasion.LATER_RESULT, reply);
  }

  void ended(JobEnd newEnd, String newHow) {
    end = newEnd;
    how = newHow;
  }

  public void made(ProbeResponse reply) {
    made = reply;
    images = ImageLocator.holder(reply.json()).path("images").size();
    ended(JobEnd.IMAGES, "it has images");
  }

  /** Notes a result that arrived, and in which there are no images to be read. */
  void unreadable(ProbeResponse reply) {
    unreadable = reply;
    ended(JobEnd.UNREADABLE, "its result arrived, and cannot be read: " + reply);
  }

  /** How many images its result lists. */
  public int images() {
    return images;
  }

  /** Lets go of what is long in its answers, when its images have been looked at. */
  void prune() {
    replies().forEach(ProbeResponse::prune);
  }

  public void files(List<FetchedImage> found) {
    files = List.copyOf(found);
  }

  synchronized @Nullable HttpUrl place(JobOperation step) {
    return places.get(step);
  }

  synchronized void place(JobOperation step, HttpUrl url, boolean detour) {
    places.put(step, url);
    if (detour) {
      detours.add(step);
    }
  }

  public Case request() {
    return request;
  }

  /** Everything that came back, in order. */
  public List<ProbeResponse> replies() {
    return transcript.all();
  }

  /** Answers of the status address, in order. */
  public List<ProbeResponse> statuses() {
    return transcript.of(Occasion.STATUS);
  }

  /** Answers of the result address, in order. */
  public List<ProbeResponse> results() {
    return transcript.of(Occasion.RESULT);
  }

  /** Answers of the status address after the end. */
  public List<ProbeResponse> laterStatuses() {
    return transcript.of(Occasion.LATER_STATUS);
  }

  /** Answers of the result address after the images were here. */
  public List<ProbeResponse> laterResults() {
    return transcript.of(Occasion.LATER_RESULT);
  }

  /** What strangers asked, and what they were told. */
  public List<KeylessJobRequest> attempts() {
    return new ArrayList<>(attempts);
  }

  /** The answer to the cancel request, if there was one. */
  public @Nullable ProbeResponse cancelReply() {
    return cancelled;
  }

  /** The state with the log lines asked for. */
  public @Nullable ProbeResponse withLogs() {
    return withLogs;
  }

  /** Steps whose address was not the one that the ticket names. */
  public List<JobOperation> detours() {
    return new ArrayList<>(detours);
  }

  public @Nullable ProbeResponse submitReply() {
    return submitted;
  }

  public @Nullable ReportedTicket ticket() {
    return ticket;
  }

  public @Nullable ProbeResponse early() {
    return early;
  }

  /** The answer that holds the images. */
  public @Nullable ProbeResponse made() {
    return made;
  }

  /** The answer that should hold the images, whether they can be read or not. */
  public @Nullable ProbeResponse resultReply() {
    ProbeResponse reply = made;
    return reply != null ? reply : unreadable;
  }

  /** The object with the list of images; a missing node where there is none. */
  public JsonNode result() {
    ProbeResponse reply = made;
    return reply == null ? MissingNode.getInstance() : ImageLocator.holder(reply.json());
  }

  /** Whether images were handed out for it at any time. */
  public boolean showedImages() {
    return results().stream().anyMatch(reply -> reply.good() && ImageLocator.in(reply.json()));
  }

  /** Whether the images came from the result address, not with a status or with the submit. */
  public boolean resultAddressed() {
    ProbeResponse reply = made;
    return reply != null && results().contains(reply);
  }

  /** Whether the status address was ever of use. */
  public boolean statusOffered() {
    return statuses().stream()
        .anyMatch(reply -> AnswerReading.ofStatus(reply) != AnswerReading.MISSING);
  }

  public JobEnd end() {
    return end;
  }

  /** Whether it ended the way that cancelled jobs end. */
  public boolean cancelledByTheLook() {
    return end == JobEnd.FAILED
        && Stream.concat(statuses().stream(), results().stream())
            .anyMatch(r -> r.hasStatus(499) || ErrorWords.say(ErrorWords.CANCELLED, r));
  }

  /** How it ended, in words. */
  public String how() {
    return how;
  }

  public List<FetchedImage> files() {
    return files;
  }

  @Override
  public String toString() {
    return request.id();
  }
}
