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
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Turns the client's exceptions into LangChain4j's, by whether a repeated call may cost money. */
final class ExceptionTranslator {
  /** What each becomes; others are not repeated. */
  private static final Map<Class<?>, BiFunction<String, Throwable, LangChain4jException>> TYPES =
      Map.of(
          NotAuthorisedException.class, AuthenticationException::new,
          RequestRefusedException.class, InvalidRequestException::new,
          LimitExceededException.class, RateLimitException::new,
          DeadlineExceededException.class, TimeoutException::new,
          BadAnswerException.class, InternalServerException::new,
          TransportException.class, RetriableException::new);

  private ExceptionTranslator() {}

  /**
   * Makes a call, which may be repeated where the gateway certainly has no job of it.
   *
   * @param done what was done before, and would be done twice; empty if nothing was
   */
  static <T> T call(String done, Supplier<T> call) {
    try {
      return call.get();
    } catch (FluxException e) {
      throw translate(done, e, done.isEmpty() && e.taken() == Taken.NO);
    } catch (RuntimeException e) {
      // Code of the application's threw it, such as its PollSchedule: the job may be paid for.
      throw new NonRetriableException(done + e.getMessage(), e);
    }
  }

  /** {@code repeatable}: the same call again costs no second job. */
  static LangChain4jException translate(String where, FluxException e, boolean repeatable) {
    String text = where + e.getMessage();
    if (e instanceof JobFailedException failed && failed.contentRefused()) {
      return new ContentFilteredException(text, e);
    }
    if (e instanceof JobFailedException failed && !failed.fieldErrors().isEmpty()) {
      return new InvalidRequestException(text, e);
    }
    if (e instanceof RequestRefusedException && e.status() == 404 && e.taken() == Taken.NO) {
      return new ModelNotFoundException(text, e);
    }
    var made = TYPES.getOrDefault(e.getClass(), NonRetriableException::new).apply(text, e);
    boolean again = repeatable && !(e instanceof LimitExceededException it && it.outOfCredit());
    return made instanceof RetriableException && !again ? new NonRetriableException(text, e) : made;
  }
}
