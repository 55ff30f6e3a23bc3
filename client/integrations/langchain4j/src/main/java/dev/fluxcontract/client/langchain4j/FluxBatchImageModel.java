package dev.fluxcontract.client.langchain4j;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.langchain4j.BatchStore.Item;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ImageResult;
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
      String where = sent == 0 ? "" : "Batch " + id + " ends after " + sent + " prompts: ";
      Job job;
      try {
        job = model.client.submit(requests.get(sent));
      } catch (FluxException e) {
        throw ExceptionTranslator.translate(where, e, sent == 0 && e.taken() == Taken.NO);
      } catch (RuntimeException e) {
        throw ExceptionTranslator.notRetriable(where, e);
      }
      keep(id, job);
    }
    return response(id, BatchState.PENDING, List.of());
  }

  /** Whatever goes wrong, the batch must not be repeated: the job is paid for. */
  private void keep(String batchId, Job job) {
    String requestId = job.requestId();
    if (requestId == null) {
      throw new NonRetriableException(
          "Batch %s ends: the gateway has a job of %s, but gave no id to retrieve it by; call generate"
              .formatted(batchId, job.model()));
    }
    try {
      store.add(batchId, new Item(job.model(), requestId));
    } catch (RuntimeException e) {
      throw new NonRetriableException(
          "Batch %s ends: the gateway has %s, but the store did not take it: %s"
              .formatted(batchId, job, e),
          e);
    }
  }

  @Override
  public BatchResponse<Response<Image>> retrieve(String batchId) {
    List<Item> items = items(batchId);
    for (Item item : items) {
      JobState state = state(item);
      if (!state.equals(JobState.COMPLETED)) {
        boolean waits = state.equals(JobState.IN_QUEUE) && item.equals(items.get(0));
        return response(batchId, waits ? BatchState.PENDING : BatchState.RUNNING, List.of());
      }
    }
    List<BatchItemResult<Response<Image>>> results = items.stream().map(this::result).toList();
    BatchResponse<Response<Image>> succeeded = response(batchId, BatchState.SUCCEEDED, results);
    if (!succeeded.responses().isEmpty()) {
      return succeeded;
    }
    boolean cancelled = succeeded.errors().stream().anyMatch(error -> error.code() == CANCELLED);
    return response(batchId, cancelled ? BatchState.CANCELLED : BatchState.FAILED, results);
  }

  /** Cancels each job, and then throws what went wrong first. */
  @Override
  public void cancel(String batchId) {
    FluxException first = null;
    for (Item item : items(batchId)) {
      try {
        job(item).cancel();
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
  public BatchPage<Response<Image>> list(@Nullable BatchPagination pagination) {
    BatchPagination page = pagination == null ? new BatchPagination(null, null) : pagination;
    List<String> ids = store.batchIds();
    int from = page.pageToken() == null ? 0 : ids.indexOf(page.pageToken());
    int size = page.pageSize() == null ? PAGE : page.pageSize();
    if (from < 0 || size < 1) {
      throw new InvalidRequestException(
          "pageToken is the nextPageToken of the page before, and pageSize is 1 or more: " + page);
    }
    int to = Math.min(from + size, ids.size());
    return new BatchPage<>(
        ids.subList(from, to).stream().map(this::retrieve).toList(),
        to < ids.size() ? ids.get(to) : null);
  }

  private List<Item> items(String batchId) {
    List<Item> items = store.jobs(batchId);
    if (items.isEmpty()) {
      throw new InvalidRequestException("The store has no batch " + batchId);
    }
    return items;
  }

  private Job job(Item item) {
    return model.client.job(item.model(), item.requestId());
  }

  private JobState state(Item item) {
    try {
      return job(item).status().status();
    } catch (FluxException e) {
      return over(e, JobState.COMPLETED);
    }
  }

  private BatchItemResult<Response<Image>> result(Item item) {
    Job job = job(item);
    boolean fetched = false;
    try {
      ImageResult result = job.result();
      fetched = true;
      return BatchItemResult.success(model.images.first(job, result));
    } catch (NonRetriableException e) {
      return failure(0, e);
    } catch (FluxException e) {
      // An image that cannot be used must not keep the others from the caller.
      boolean unusable = fetched && e instanceof BadAnswerException && e.status() < 500;
      var failure = failure(e instanceof JobCancelledException ? CANCELLED : e.status(), e);
      return unusable ? failure : over(e, failure);
    }
  }

  private static BatchItemResult<Response<Image>> failure(int code, RuntimeException e) {
    return BatchItemResult.failure(new BatchError(code, String.valueOf(e.getMessage()), null));
  }

  /** The value if the job is over, or the gateway has forgotten it. */
  private static <T> T over(FluxException e, T value) {
    boolean forgotten = e.status() == 404 || e.status() == 410;
    if (forgotten || e instanceof JobFailedException || e instanceof JobCancelledException) {
      return value;
    }
    throw ExceptionTranslator.translate("", e, true);
  }

  private static BatchResponse<Response<Image>> response(
      String id, BatchState state, List<BatchItemResult<Response<Image>>> results) {
    return BatchResponse.<Response<Image>>builder()
        .batchId(id)
        .state(state)
        .results(results)
        .build();
  }
}
