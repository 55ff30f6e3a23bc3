package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.checks.Sightings.Occasion;
import dev.fluxcontract.conformance.http.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One job from its submit to its end: all that was seen of it. */
final class Flight {
  private final Case request;
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final Sightings sightings = new Sightings();
  private final Map<Step, HttpUrl> places = new EnumMap<>(Step.class);
  private final List<Step> detours = new CopyOnWriteArrayList<>();
  private volatile @Nullable Reply submitted;
  private volatile @Nullable Ticket ticket;
  private volatile @Nullable Reply early;
  private volatile @Nullable Reply cancelled;
  private volatile @Nullable Reply withLogs;
  private volatile @Nullable Reply made;
  private volatile End end = End.UNSENT;
  private volatile String how = "it was not sent";
  private volatile List<ImageFile> files = List.of();

  Flight(Case request) {
    this.request = request;
  }

  void submitted(Reply reply) {
    submitted = reply;
    ticket = Ticket.of(reply);
    sightings.add(Occasion.SUBMIT, reply);
    if (ticket == null) {
      ended(End.NOT_TAKEN, "the submit gave " + reply);
    } else {
      ended(End.NEVER, "it was not followed to its end");
    }
  }

  void saw(Step step, Reply reply) {
    sightings.add(
        switch (step) {
          case STATUS -> Occasion.STATUS;
          case RESULT -> Occasion.RESULT;
          case CANCEL -> Occasion.CANCEL;
        },
        reply);
  }

  /** A result that was read while the job surely was not over. */
  void early(Reply reply) {
    early = reply;
  }

  void cancelled(Reply reply) {
    cancelled = reply;
  }

  void withLogs(Reply reply) {
    withLogs = reply;
    sightings.add(Occasion.LOGS, reply);
  }

  void attempted(Attempt attempt) {
    attempts.add(attempt);
    sightings.add(Occasion.ATTEMPT, attempt.reply());
  }

  /** Notes an answer that came after the end. */
  void later(Step step, Reply reply) {
    sightings.add(step == Step.STATUS ? Occasion.LATER_STATUS : Occasion.LATER_RESULT, reply);
  }

  void ended(End newEnd, String newHow) {
    end = newEnd;
    how = newHow;
  }

  void made(Reply reply) {
    made = reply;
    ended(End.IMAGES, "it has images");
  }

  void files(List<ImageFile> found) {
    files = List.copyOf(found);
  }

  synchronized @Nullable HttpUrl place(Step step) {
    return places.get(step);
  }

  synchronized void place(Step step, HttpUrl url, boolean detour) {
    places.put(step, url);
    if (detour) {
      detours.add(step);
    }
  }

  Case request() {
    return request;
  }

  /** Everything that came back, in order. */
  List<Reply> replies() {
    return sightings.all();
  }

  /** Answers of the status address, in order. */
  List<Reply> statuses() {
    return sightings.of(Occasion.STATUS);
  }

  /** Answers of the result address, in order. */
  List<Reply> results() {
    return sightings.of(Occasion.RESULT);
  }

  /** Answers of the status address after the end. */
  List<Reply> laterStatuses() {
    return sightings.of(Occasion.LATER_STATUS);
  }

  /** Answers of the result address after the images were here. */
  List<Reply> laterResults() {
    return sightings.of(Occasion.LATER_RESULT);
  }

  /** What strangers asked, and what they were told. */
  List<Attempt> attempts() {
    return new ArrayList<>(attempts);
  }

  /** The answer to the wish to cancel, where there was such a wish. */
  @Nullable Reply cancelReply() {
    return cancelled;
  }

  /** The state with the log lines asked for. */
  @Nullable Reply withLogs() {
    return withLogs;
  }

  /** Steps whose address was not the one that the ticket names. */
  List<Step> detours() {
    return new ArrayList<>(detours);
  }

  @Nullable Reply submitReply() {
    return submitted;
  }

  @Nullable Ticket ticket() {
    return ticket;
  }

  @Nullable Reply early() {
    return early;
  }

  /** The answer that holds the images. */
  @Nullable Reply made() {
    return made;
  }

  /** The object with the list of images; a missing node where there is none. */
  JsonNode result() {
    Reply reply = made;
    return reply == null ? MissingNode.getInstance() : Images.holder(reply.json());
  }

  /** Whether images were handed out for it at any time. */
  boolean showedImages() {
    return results().stream().anyMatch(reply -> reply.good() && Images.in(reply.json()));
  }

  /** Whether the images came from the result address, not with a status or with the submit. */
  boolean resultAddressed() {
    Reply reply = made;
    return reply != null && results().contains(reply);
  }

  /** Whether the status address was ever of use. */
  boolean statusOffered() {
    return statuses().stream().anyMatch(reply -> Sight.ofStatus(reply) != Sight.MISSING);
  }

  End end() {
    return end;
  }

  /** Whether it ended the way that cancelled jobs end. */
  boolean cancelledByTheLook() {
    return end == End.FAILED
        && Stream.concat(statuses().stream(), results().stream())
            .anyMatch(reply -> reply.status() == 499 || reply.text().matches("(?is).*cancel+ed.*"));
  }

  /** How it ended, in words. */
  String how() {
    return how;
  }

  List<ImageFile> files() {
    return files;
  }

  @Override
  public String toString() {
    return request.id();
  }
}
