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
import java.util.function.Function;
import java.util.function.Supplier;
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
      Job job = ExceptionTranslator.call(done, () -> model.client.submit(request));
      // Whatever goes wrong now, the batch must not be repeated: the job is paid for.
      String lost = "Batch " + id + " ends: the gateway has " + job + ", but the store does not: ";
      ExceptionTranslator.call(lost, () -> keep(id, job));
    }
    return BatchResponse.<Response<Image>>builder().batchId(id).state(BatchState.PENDING).build();
  }

  private String keep(String batchId, Job job) {
    String id = requireNonNull(job.requestId(), "the gateway gave no id; call generate");
    store.add(batchId, new Item(job.model(), id));
    return id;
  }

  @Override
  public BatchResponse<Response<Image>> retrieve(String batchId) {
    var response = BatchResponse.<Response<Image>>builder().batchId(batchId);
    List<Job> jobs = jobs(batchId);
    for (Job job : jobs) {
      JobState state = ask(() -> job.status().status(), e -> JobState.COMPLETED);
      if (!state.equals(JobState.COMPLETED)) {
        boolean waits = state.equals(JobState.IN_QUEUE) && job == jobs.get(0);
        return response.state(waits ? BatchState.PENDING : BatchState.RUNNING).build();
      }
    }
    List<BatchItemResult<Response<Image>>> results = jobs.stream().map(this::result).toList();
    boolean some = results.stream().anyMatch(it -> it.isSuccess());
    boolean cancelled = results.stream().anyMatch(it -> !some && it.error().code() == CANCELLED);
    BatchState none = cancelled ? BatchState.CANCELLED : BatchState.FAILED;
    return response.results(results).state(some ? BatchState.SUCCEEDED : none).build();
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

  /** Retrieves each batch of the page; the token of the next page is the id of its last batch. */
  @Override
  public BatchPage<Response<Image>> list(@Nullable BatchPagination page) {
    int size = page == null || page.pageSize() == null ? PAGE : page.pageSize();
    if (size < 1) {
      throw new InvalidRequestException("pageSize is " + size + ": it has to be 1 or more");
    }
    List<String> ids = store.batchIds(page == null ? null : page.pageToken(), size);
    String next = ids.size() < size ? null : ids.get(size - 1);
    return new BatchPage<>(ids.stream().map(this::retrieve).toList(), next);
  }

  private List<Job> jobs(String batchId) {
    List<Item> items = store.jobs(batchId);
    if (items.isEmpty()) {
      throw new InvalidRequestException("The store has no batch " + batchId);
    }
    return items.stream().map(it -> model.client.job(it.model(), it.requestId())).toList();
  }

  private BatchItemResult<Response<Image>> result(Job job) {
    return ask(() -> BatchItemResult.success(model.first(job, job.result())), e -> failure(e));
  }

  private static <T> BatchItemResult<T> failure(RuntimeException e) {
    int status = e instanceof FluxException flux ? flux.status() : 0;
    int code = e instanceof JobCancelledException ? CANCELLED : status;
    return BatchItemResult.failure(new BatchError(code, String.valueOf(e.getMessage()), null));
  }

  /** Asks for a job; {@code otherwise}, if it is over, forgotten, or its image is unusable. */
  private static <T> T ask(Supplier<T> call, Function<RuntimeException, T> otherwise) {
    try {
      return call.get();
    } catch (JobFailedException | JobCancelledException | NonRetriableException e) {
      // The last is about a result without images.
      return otherwise.apply(e);
    } catch (FluxException e) {
      boolean forgotten = e.status() == 404 || e.status() == 410;
      // It is about no job, but about its image, which must not keep the others from the caller.
      boolean ofImage = e instanceof BadAnswerException && e.requestId() == null;
      if (forgotten || (ofImage && e.status() < 500)) {
        return otherwise.apply(e);
      }
      throw ExceptionTranslator.translate("", e, true);
    }
  }
}
