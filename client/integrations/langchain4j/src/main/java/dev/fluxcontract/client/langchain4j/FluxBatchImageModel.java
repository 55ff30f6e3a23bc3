package dev.fluxcontract.client.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.langchain4j.BatchStore.Item;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.JobState;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.batch.BatchError;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchPage;
import dev.langchain4j.model.batch.BatchPagination;
import dev.langchain4j.model.batch.BatchRequest;
import dev.langchain4j.model.batch.BatchResponse;
import dev.langchain4j.model.batch.BatchState;
import dev.langchain4j.model.image.BatchImageModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch is a list of jobs, in the caller's store. */
record FluxBatchImageModel(FluxImageModel model, BatchStore store) implements BatchImageModel {
  private static final int PAGE = 20;

  /** The code that fal gives the result of a cancelled job. */
  private static final int CANCELLED = 499;

  @Override
  public BatchResponse<Response<Image>> submit(BatchRequest<String> batch) {
    // All requests are made before the first is sent, so that a wrong one costs nothing.
    List<ApiModel> requests =
        batch.requests().stream().map(prompt -> model.textRequest(prompt, 1)).toList();
    if (requests.isEmpty()) {
      throw new InvalidRequestException("The batch is empty: it has 1 prompt or more");
    }
    String id = UUID.randomUUID().toString();
    for (int sent = 0; sent < requests.size(); sent++) {
      ApiModel request = requests.get(sent);
      String done = sent == 0 ? "" : "Batch " + id + " ends after " + sent + " prompts: ";
      keep(id, ExceptionTranslator.call(done, () -> model.client.submit(request)));
    }
    return response(id, BatchState.PENDING, List.of());
  }

  /** Whatever goes wrong, the batch must not be repeated: the job is paid for. */
  private void keep(String batchId, Job job) {
    try {
      String id = requireNonNull(job.requestId(), "the gateway gave no id; call generate");
      store.add(batchId, new Item(job.model(), id));
    } catch (RuntimeException e) {
      String why = "the gateway has " + job + ", but the store does not: " + e.getMessage();
      throw new NonRetriableException("Batch " + batchId + " ends: " + why, e);
    }
  }

  @Override
  public BatchResponse<Response<Image>> retrieve(String batchId) {
    List<Job> jobs = jobs(batchId);
    for (Job job : jobs) {
      JobState state = state(job);
      if (!state.equals(JobState.COMPLETED)) {
        boolean waits = state.equals(JobState.IN_QUEUE) && job == jobs.get(0);
        return response(batchId, waits ? BatchState.PENDING : BatchState.RUNNING, List.of());
      }
    }
    List<BatchItemResult<Response<Image>>> results = jobs.stream().map(this::result).toList();
    if (results.stream().anyMatch(it -> it.isSuccess())) {
      return response(batchId, BatchState.SUCCEEDED, results);
    }
    boolean cancelled = results.stream().anyMatch(it -> it.error().code() == CANCELLED);
    return response(batchId, cancelled ? BatchState.CANCELLED : BatchState.FAILED, results);
  }

  /** Cancels each job, and then throws what went wrong first. */
  @Override
  public void cancel(String batchId) {
    FluxException first = null;
    for (Job job : jobs(batchId)) {
      try {
        job.cancel();
      } catch (FluxException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw ExceptionTranslator.translate("", first, true);
    }
  }

  /** Retrieves each batch of the page; the token of the next page is the id of its first batch. */
  @Override
  public BatchPage<Response<Image>> list(@Nullable BatchPagination page) {
    List<String> ids = store.batchIds();
    int from = page == null || page.pageToken() == null ? 0 : ids.indexOf(page.pageToken());
    int size = page == null || page.pageSize() == null ? PAGE : page.pageSize();
    if (from < 0 || size < 1) {
      throw new InvalidRequestException(
          "pageToken is the nextPageToken of the page before, and pageSize is 1 or more: " + page);
    }
    int to = from + Math.min(size, ids.size() - from);
    String next = to < ids.size() ? ids.get(to) : null;
    return new BatchPage<>(ids.subList(from, to).stream().map(this::retrieve).toList(), next);
  }

  private List<Job> jobs(String batchId) {
    List<Item> items = store.jobs(batchId);
    if (items.isEmpty()) {
      throw new InvalidRequestException("The store has no batch " + batchId);
    }
    return items.stream().map(it -> model.client.job(it.model(), it.requestId())).toList();
  }

  private static JobState state(Job job) {
    try {
      return job.status().status();
    } catch (FluxException e) {
      return over(e, JobState.COMPLETED);
    }
  }

  private BatchItemResult<Response<Image>> result(Job job) {
    try {
      return BatchItemResult.success(model.images.first(job, job.result()));
    } catch (NonRetriableException e) {
      return failure(0, e);
    } catch (FluxException e) {
      return over(e, failure(e instanceof JobCancelledException ? CANCELLED : e.status(), e));
    }
  }

  private static BatchItemResult<Response<Image>> failure(int code, RuntimeException e) {
    return BatchItemResult.failure(new BatchError(code, String.valueOf(e.getMessage()), null));
  }

  /** The value if the job is over, or the gateway has forgotten it, or its image is unusable. */
  private static <T> T over(FluxException e, T value) {
    boolean ended = e instanceof JobFailedException || e instanceof JobCancelledException;
    boolean forgotten = e.status() == 404 || e.status() == 410;
    // It is about no job, but about its image, which must not keep the others from the caller.
    boolean ofImage = e instanceof BadAnswerException && e.requestId() == null;
    if (ended || forgotten || (ofImage && e.status() < 500)) {
      return value;
    }
    throw ExceptionTranslator.translate("", e, true);
  }

  private static <T> BatchResponse<T> response(
      String id, BatchState state, List<BatchItemResult<T>> results) {
    return BatchResponse.<T>builder().batchId(id).state(state).results(results).build();
  }
}
