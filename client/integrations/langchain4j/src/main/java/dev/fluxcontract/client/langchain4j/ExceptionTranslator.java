package dev.fluxcontract.client.langchain4j;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.NotAuthorisedException;
import dev.fluxcontract.client.RequestRefusedException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.model.ApiModel;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns the client's exceptions into LangChain4j's, by whether a repeated call may cost money. */
final class ExceptionTranslator {
  private ExceptionTranslator() {}

  /** Makes a request, which sends nothing. */
  static ApiModel request(Supplier<? extends ApiModel> factory) {
    try {
      return factory.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(e);
    }
  }

  /** Makes a call, which may be repeated where the gateway certainly has no job. */
  static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (FluxException e) {
      throw translate("", e, e.taken() == Taken.NO);
    } catch (RuntimeException e) {
      throw notRetriable("", e);
    }
  }

  /**
   * For what code of the application's throws, such as its PollSchedule: the job may be paid for.
   */
  static NonRetriableException notRetriable(String where, RuntimeException e) {
    return e instanceof NonRetriableException known
        ? known
        : new NonRetriableException(where + e.getMessage(), e);
  }

  /** {@code repeatable}: the same call again costs no second job. */
  static RuntimeException translate(String where, FluxException e, boolean repeatable) {
    String message = where + e.getMessage();
    if (e instanceof NotAuthorisedException) {
      return new AuthenticationException(message, e);
    }
    if (e instanceof RequestRefusedException && e.status() == 404 && e.taken() == Taken.NO) {
      return new ModelNotFoundException(message, e);
    }
    if (e instanceof RequestRefusedException) {
      return new InvalidRequestException(message, e);
    }
    if (e instanceof JobFailedException failed && isContent(failed)) {
      return new ContentFilteredException(message, e);
    }
    if (e instanceof JobFailedException failed && !failed.fieldErrors().isEmpty()) {
      return new InvalidRequestException(message, e);
    }
    boolean noCredit = e instanceof LimitExceededException limit && limit.outOfCredit();
    if (!repeatable || noCredit) {
      return new NonRetriableException(message, e);
    }
    if (e instanceof LimitExceededException) {
      return new RateLimitException(message, e);
    }
    if (e instanceof DeadlineExceededException) {
      return new TimeoutException(message, e);
    }
    if (e instanceof BadAnswerException) {
      return new InternalServerException(message, e);
    }
    return e instanceof TransportException
        ? new RetriableException(message, e)
        : new NonRetriableException(message, e);
  }

  private static boolean isContent(JobFailedException failed) {
    Stream<String> types = failed.fieldErrors().stream().map(error -> error.type());
    return Stream.concat(Stream.ofNullable(failed.errorType()), types)
        .filter(Objects::nonNull)
        .anyMatch(type -> type.contains("content_policy"));
  }
}
