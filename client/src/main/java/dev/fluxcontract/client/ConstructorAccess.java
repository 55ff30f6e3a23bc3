package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.internal.job.JobConstructors;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.model.FieldError;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Lets the internal packages make public types, whose constructors are not part of the API. */
final class ConstructorAccess {
  private ConstructorAccess() {}

  static final class Exceptions extends ExceptionConstructors {
    @Override
    public FluxException flux(String message, FailureDetails details) {
      return new FluxException(message, details, null);
    }

    @Override
    public BadAnswerException badAnswer(
        String message, FailureDetails details, @Nullable Throwable cause) {
      return new BadAnswerException(message, details, cause);
    }

    @Override
    public DeadlineExceededException deadlineExceeded(
        String message, FailureDetails details, @Nullable Job job, @Nullable FluxException cause) {
      return new DeadlineExceededException(message, details, job, cause);
    }

    @Override
    public InterruptedCallException interruptedCall(
        String message, FailureDetails details, @Nullable Throwable cause) {
      return new InterruptedCallException(message, details, cause);
    }

    @Override
    public JobCancelledException jobCancelled(String message, FailureDetails details) {
      return new JobCancelledException(message, details);
    }

    @Override
    public JobFailedException jobFailed(
        String message,
        FailureDetails details,
        String error,
        @Nullable String errorType,
        List<FieldError> fieldErrors) {
      return new JobFailedException(message, details, error, errorType, fieldErrors);
    }

    @Override
    public LimitExceededException limitExceeded(
        String message,
        FailureDetails details,
        boolean outOfCredit,
        @Nullable Duration retryAfter) {
      return new LimitExceededException(message, details, outOfCredit, retryAfter);
    }

    @Override
    public NotAuthorisedException notAuthorised(String message, FailureDetails details) {
      return new NotAuthorisedException(message, details);
    }

    @Override
    public RequestRefusedException requestRefused(
        String message, FailureDetails details, List<FieldError> fieldErrors) {
      return new RequestRefusedException(message, details, fieldErrors);
    }

    @Override
    public TransportException transport(
        String message, FailureDetails details, @Nullable Throwable cause) {
      return new TransportException(message, details, cause);
    }

    @Override
    public WebhookRejectedException webhookRejected(
        WebhookRejectedException.Rule rule, String message) {
      return new WebhookRejectedException(rule, message);
    }

    @Override
    public FluxException copy(FluxException exception) {
      return exception.copy();
    }

    @Override
    public FailureDetails details(FluxException exception) {
      return exception.details();
    }
  }

  static final class Jobs extends JobConstructors {
    @Override
    public Job taken(ClientRuntime runtime, JobRef ref, ByteString ticket) {
      return new Job(runtime, ref, ticket);
    }

    @Override
    public void addHeaders(Job job, String lines) {
      job.monitor.addHeaders(lines);
    }

    @Override
    public Job finished(ClientRuntime runtime, JobRef ref, ImageResult result) {
      Job job = new Job(runtime, ref, null);
      job.monitor.keep(result);
      return job;
    }

    @Override
    public Progress progress(
        String model,
        JobState state,
        @Nullable Integer queuePosition,
        List<LogEntry> newLogs,
        Duration elapsed,
        @Nullable Duration running,
        int polls) {
      return new Progress(model, state, queuePosition, newLogs, elapsed, running, polls);
    }
  }
}
