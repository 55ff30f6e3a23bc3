package dev.fluxcontract.client.internal.response;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.InterruptedCallException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.NotAuthorisedException;
import dev.fluxcontract.client.RequestRefusedException;
import dev.fluxcontract.client.TransportException;
import dev.fluxcontract.client.WebhookRejectedException;
import dev.fluxcontract.client.model.FieldError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Access to the constructors of the public exceptions, which are not public because only this
 * client makes them. {@link FluxException} installs the one implementation when it is loaded.
 */
public abstract class ExceptionConstructors {
  private static volatile @Nullable ExceptionConstructors installed;

  public static void install(ExceptionConstructors constructors) {
    installed = constructors;
  }

  public static ExceptionConstructors get() {
    if (installed == null) {
      load(FluxException.class);
    }
    return requireNonNull(installed, "FluxException did not install the exceptions' constructors");
  }

  /** Loads a class and runs its static initializer. */
  public static void load(Class<?> type) {
    try {
      Class.forName(type.getName(), true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("A class that was linked is found", e);
    }
  }

  public abstract FluxException flux(String message, FailureDetails details);

  public abstract BadAnswerException badAnswer(
      String message, FailureDetails details, @Nullable Throwable cause);

  public abstract DeadlineExceededException deadlineExceeded(
      String message, FailureDetails details, @Nullable Job job, @Nullable FluxException cause);

  public abstract InterruptedCallException interruptedCall(
      String message, FailureDetails details, @Nullable Throwable cause);

  public abstract JobCancelledException jobCancelled(String message, FailureDetails details);

  public abstract JobFailedException jobFailed(
      String message,
      FailureDetails details,
      String error,
      @Nullable String errorType,
      List<FieldError> fieldErrors);

  public abstract LimitExceededException limitExceeded(
      String message, FailureDetails details, boolean outOfCredit, @Nullable Duration retryAfter);

  public abstract NotAuthorisedException notAuthorised(String message, FailureDetails details);

  public abstract RequestRefusedException requestRefused(
      String message, FailureDetails details, List<FieldError> fieldErrors);

  public abstract TransportException transport(
      String message, FailureDetails details, @Nullable Throwable cause);

  public abstract WebhookRejectedException webhookRejected(
      WebhookRejectedException.Rule rule, String message);

  /** The same exception as an object of its own, with the stack of this thread. */
  public abstract FluxException copy(FluxException exception);

  /** What an exception knows, for another one about the same failure. */
  public abstract FailureDetails details(FluxException exception);
}
