package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions: which one an answer deserves, and the words in it. */
public final class ExceptionFactory {
  private static final ExceptionConstructors EXCEPTIONS = ExceptionConstructors.get();
  private static final int LONGEST_WORDS = 500;
  private static final String FORGOTTEN = "; gateways forget results after an hour or sooner";

  private final KeyRedaction redaction;
  private final LenientModelReader models;
  private final Scheduler time;
  private final String gateway;

  public ExceptionFactory(
      KeyRedaction redaction, LenientModelReader models, Scheduler time, String gateway) {
    this.redaction = redaction;
    this.models = models;
    this.time = time;
    this.gateway = gateway;
  }

  /** The exception for the response to a read. */
  public FluxException of(ClassifiedResponse response, @Nullable String requestId) {
    GatewayResponse answer = response.answer();
    GatewayError words = response.words();
    FailureDetails details = answer.details(Taken.YES, requestId, redaction);
    String job = name(requestId);
    return switch (response.kind()) {
      case PENDING, IMAGES, COMPLETED ->
          EXCEPTIONS.flux(start(job) + " is not over yet; await() waits for it", details);
      case FAILED, CANCELLED -> job(response, requestId);
      case ABSENT ->
          badAnswer("The gateway does not know " + job, answer, words, details, FORGOTTEN);
      case UNAUTHORISED -> notAuthorised(answer, words, details);
      case LIMITED -> limited(answer, words, details);
      case TROUBLE ->
          badAnswer("The gateway gave no usable answer about " + job, answer, words, details, "");
    };
  }

  /** The failure of a job that is over. */
  public FluxException job(ClassifiedResponse response, @Nullable String requestId) {
    GatewayResponse answer = response.answer();
    GatewayError words = response.words();
    FailureDetails details = answer.details(Taken.YES, requestId, redaction);
    String job = start(name(requestId));
    return response.kind() == ClassifiedResponse.Kind.CANCELLED
        ? EXCEPTIONS.jobCancelled(job + " was cancelled" + reported(answer, words), details)
        : failed(job + " failed" + reported(answer, words), details, words);
  }

  /** The failure of a job that is over and has nothing to show for it. */
  public FluxException completedWithoutImages(
      ClassifiedResponse response, @Nullable String requestId) {
    GatewayResponse answer = response.answer();
    GatewayError words = response.words();
    String job = start(name(requestId));
    String message = job + " is completed, but its result holds no image" + reported(answer, words);
    return failed(message, answer.details(Taken.YES, requestId, redaction), words);
  }

  /** The failure of a submit that led to no job. */
  public FluxException refused(GatewayResponse answer, @Nullable String requestId) {
    boolean envelope = answer.successful();
    GatewayError error = envelope ? GatewayError.within(answer.members()) : GatewayError.in(answer);
    GatewayError words = error == null ? GatewayError.in(answer) : error;
    int status = envelope && error != null ? error.code() : answer.status();
    boolean named = GatewayError.certain(answer.members()) && answer.status() != 202;
    Taken taken = taken(status, error != null && named);
    FailureDetails details = answer.details(taken, requestId, redaction);
    if (status == 401 || status == 403) {
      return words.outOfCredit()
          ? limited(answer, words, details)
          : notAuthorised(answer, words, details);
    }
    if (status == 402 || status == 429) {
      return limited(answer, words, details);
    }
    boolean refusal =
        (status >= 400 && status < 500 && status != 408) || (status == 0 && taken == Taken.NO);
    if (refusal) {
      return EXCEPTIONS.requestRefused(
          "The gateway refused the request" + reported(answer, words) + known(taken),
          details,
          models.fieldErrors(words.fields()));
    }
    String location = answer.header("Location");
    String what =
        location != null && status >= 300 && status < 400
            ? "The gateway at %s redirects submits to %s; set gateway(…) to the new address"
                .formatted(gateway, redaction.apply(location))
            : "The gateway answered a submit with neither a ticket nor a refusal";
    return badAnswer(what, answer, words, details, known(taken));
  }

  /** The end of a submit that its caller gave up. */
  public FluxException cancelledSubmit(Taken taken, @Nullable String requestId) {
    return EXCEPTIONS.interruptedCall(
        "The submit was cancelled" + known(taken),
        FailureDetails.of(taken, requestId, redaction),
        null);
  }

  /** Whether there is a job, although the response names none. */
  private static Taken taken(int status, boolean errorNamed) {
    return switch (status) {
      case 301, 307, 308 -> Taken.NO;
      case 408, 499 -> Taken.UNKNOWN;
      case 0 -> errorNamed ? Taken.NO : Taken.UNKNOWN;
      default -> status >= 400 && status < 500 ? Taken.NO : Taken.UNKNOWN;
    };
  }

  /** The failure of a cancellation that the gateway did not do. */
  public FluxException notCancelled(GatewayResponse answer, @Nullable String requestId) {
    GatewayError words = GatewayError.in(answer);
    FailureDetails details = answer.details(Taken.YES, requestId, redaction);
    String job = name(requestId);
    return switch (answer.status()) {
      case 401, 403 -> notAuthorised(answer, words, details);
      case 402, 429 -> limited(answer, words, details);
      default ->
          answer.successful()
                  || (answer.status() >= 400 && answer.status() < 500)
                  || answer.status() == 501
              ? EXCEPTIONS.requestRefused(
                  "The gateway does not cancel " + job + reported(answer, words),
                  details,
                  List.of())
              : badAnswer("No usable answer about cancelling " + job, answer, words, details, "");
    };
  }

  /** The failure of a call without a usable response, of which so much is known otherwise. */
  public TransportException unreachable(IOException e, Taken taken, @Nullable String requestId) {
    FailureDetails details =
        e instanceof FailedCallException failed
            ? failed.details(taken, requestId, redaction)
            : FailureDetails.of(taken, requestId, redaction);
    String message =
        e instanceof UnknownHostException
            ? "The host of " + gateway + " is unknown: " + FailedCallException.reason(e)
            : (e instanceof SSLException ? "No secure connection to " : "No answer from ")
                + (gateway + ": " + FailedCallException.reason(e));
    return EXCEPTIONS.transport(
        redaction.apply(message) + known(details.taken()), details, redaction.apply(e));
  }

  /** The failure of a call that had no answer yet when its deadline came. */
  public DeadlineExceededException late(Duration deadline, FluxException unanswered) {
    String known =
        unanswered.taken() == Taken.NO
            ? "; the request was not sent. " + unanswered.getMessage()
            : known(unanswered.taken());
    return EXCEPTIONS.deadlineExceeded(
        "The deadline of " + deadline + " passed before the gateway answered" + known,
        EXCEPTIONS.details(unanswered),
        null,
        unanswered);
  }

  public TransportException closed(Taken taken, @Nullable String requestId) {
    String job = requestId == null ? "" : "; job(model, id) picks up " + name(requestId);
    return EXCEPTIONS.transport(
        "The client was closed before the call ended" + job + known(taken),
        FailureDetails.of(taken, requestId, redaction),
        null);
  }

  private FluxException failed(String message, FailureDetails details, GatewayError words) {
    String type =
        words.type() == null ? details.header("X-Fal-Error-Type") : redaction.apply(words.type());
    return EXCEPTIONS.jobFailed(
        message, details, redaction.apply(words.text()), type, models.fieldErrors(words.fields()));
  }

  private FluxException notAuthorised(
      GatewayResponse answer, GatewayError words, FailureDetails details) {
    String wayOut = "; check apiKey(…), and auth(…) if the gateway expects Key instead of Bearer";
    return EXCEPTIONS.notAuthorised(
        "The gateway did not accept the key" + reported(answer, words) + wayOut, details);
  }

  private FluxException limited(
      GatewayResponse answer, GatewayError words, FailureDetails details) {
    boolean outOfCredit = answer.status() == 402 || words.code() == 402 || words.outOfCredit();
    Duration wait = RetryAfterHeader.of(answer, time.now());
    String said = reported(answer, words);
    String message =
        outOfCredit
            ? "The account at the gateway is out of credit" + said + "; add credit there"
            : "The gateway accepts no more requests for now" + said;
    String until = wait == null ? "" : "; it asks to wait " + wait.toSeconds() + " s";
    return EXCEPTIONS.limitExceeded(message + until, details, outOfCredit, wait);
  }

  private BadAnswerException badAnswer(
      String what, GatewayResponse answer, GatewayError words, FailureDetails details, String end) {
    String flaw = answer.flaw() == null ? "" : "; the body is unusable: " + answer.flaw();
    return EXCEPTIONS.badAnswer(what + reported(answer, words) + flaw + end, details, null);
  }

  /** The job, inside a sentence. */
  private String name(@Nullable String requestId) {
    return requestId == null ? "the job" : "job " + redaction.apply(requestId);
  }

  private static String start(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /** The gateway's own words, behind its status. */
  private String reported(GatewayResponse answer, GatewayError words) {
    String text = redaction.apply(words.text());
    String cut = text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS) + "…";
    return " (" + answer.status() + ")" + (cut.isEmpty() ? "" : ": " + cut);
  }

  private static String known(Taken taken) {
    return taken == Taken.UNKNOWN
        ? "; it is not known whether the gateway took the job; submitting again may be paid twice"
        : "";
  }
}
