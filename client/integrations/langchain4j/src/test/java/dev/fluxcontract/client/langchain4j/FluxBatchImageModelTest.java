package dev.fluxcontract.client.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.internal.RetryUtils;
import dev.langchain4j.model.batch.BatchError;
import dev.langchain4j.model.batch.BatchPage;
import dev.langchain4j.model.batch.BatchPagination;
import dev.langchain4j.model.batch.BatchRequest;
import dev.langchain4j.model.batch.BatchResponse;
import dev.langchain4j.model.batch.BatchState;
import dev.langchain4j.model.image.BatchImageModel;
import dev.langchain4j.model.output.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FluxBatchImageModelTest {
  @RegisterExtension
  static final FluxGateway GATEWAY =
      FluxGateway.builder().queuedForPolls(1).runsForPolls(1).build();

  private final FluxClient flux = client();
  private final MapStore store = new MapStore();
  private final BatchImageModel batches = batches(flux, store);

  @AfterEach
  void close() {
    flux.close();
  }

  private static FluxClient client() {
    return FluxClient.builder().gateway(GATEWAY.url()).apiKey(GATEWAY.key()).retries(0).build();
  }

  private static BatchImageModel batches(FluxClient flux, BatchStore store) {
    return settings(flux).build().batch(store);
  }

  private static FluxImageModel.Builder settings(FluxClient flux) {
    return FluxImageModel.builder()
        .client(flux)
        .textToImage((prompt, n) -> DevTextToImage.builder(prompt).numImages(n).build());
  }

  private String submit(String... prompts) {
    return batches.submit(new BatchRequest<>(List.of(prompts))).batchId();
  }

  private BatchResponse<Response<Image>> end(BatchImageModel model, String id) {
    BatchResponse<Response<Image>> response = model.retrieve(id);
    while (!response.state().isTerminal()) {
      response = model.retrieve(id);
    }
    return response;
  }

  @Test
  void eachPromptIsOneJobAndResultsKeepTheOrder() {
    String id = submit("one", "two", "three");
    assertThat(GATEWAY.submits()).isEqualTo(3);
    BatchResponse<Response<Image>> response = end(batches, id);
    assertThat(response.state()).isEqualTo(BatchState.SUCCEEDED);
    assertThat(response.responses())
        .extracting(it -> it.content().revisedPrompt())
        .containsExactly("one", "two", "three");
    assertThat(GATEWAY.submits()).isEqualTo(3);
  }

  @Test
  void anotherProcessRetrievesItFromTheStore() {
    String id = submit("one");
    try (FluxClient other = client()) {
      assertThat(end(batches(other, store), id).responses()).hasSize(1);
    }
  }

  @Test
  void isPendingAndThenRunsWithoutResults() {
    String id = submit("one");
    BatchResponse<Response<Image>> first = batches.retrieve(id);
    assertThat(first.state()).isEqualTo(BatchState.PENDING);
    assertThat(first.results()).isEmpty();
    assertThat(batches.retrieve(id).state()).isEqualTo(BatchState.RUNNING);
  }

  @Test
  void aWrongPromptCostsNothing() {
    BatchImageModel strict =
        FluxImageModel.builder()
            .client(flux)
            .textToImage((prompt, n) -> DevTextToImage.builder(prompt).numImages(99).build())
            .build()
            .batch(store);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> strict.submit(new BatchRequest<>(List.of("one"))));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> batches.submit(new BatchRequest<>(List.of())));
    assertThat(GATEWAY.requests()).isEmpty();
  }

  @Test
  void aSubmitThatFailsEndsTheBatchWhichKeepsTheJobsBeforeIt() {
    store.afterFirst = () -> GATEWAY.failNext(GatewayStep.SUBMIT, 429, "{}");
    assertThatExceptionOfType(NonRetriableException.class)
        .isThrownBy(() -> submit("one", "two", "three"))
        .withMessageMatching("Batch \\S+ ends after 1 prompts: .+");
    assertThat(posts()).isEqualTo(2);
    assertThat(end(batches, store.batchIds(null, 9).get(0)).responses()).hasSize(1);
  }

  @Test
  void aFirstSubmitThatFailsIsThrown() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 401, "{}");
    assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> submit("one"));
    GATEWAY.failNext(GatewayStep.SUBMIT, 500, "{}");
    assertThatExceptionOfType(NonRetriableException.class).isThrownBy(() -> submit("one", "two"));
    assertThat(store.batchIds(null, 9)).isEmpty();
    assertThat(posts()).isEqualTo(2);
  }

  static List<RuntimeException> storeFailures() {
    return List.of(
        new IllegalStateException("the disk is full"),
        new NonRetriableException("the disk is full"),
        new RetriableException("the disk is full"));
  }

  @ParameterizedTest
  @MethodSource("storeFailures")
  void aJobThatTheStoreDoesNotTakeIsNamedAndNotPaidForAgain(RuntimeException failure) {
    store.afterFirst =
        () -> {
          throw failure;
        };
    assertThatExceptionOfType(NonRetriableException.class)
        .isThrownBy(() -> RetryUtils.withRetryMappingExceptions(() -> submit("one", "two")))
        .withMessageContaining("the disk is full")
        .withMessageContaining(store.jobs(store.batchIds(null, 9).get(0)).get(0).requestId());
    assertThat(posts()).isEqualTo(1);
  }

  @Test
  void aJobWithoutAnIdEndsTheBatchAndIsNotPaidForAgain() {
    for (int i = 0; i < 3; i++) {
      GATEWAY.failNext(
          GatewayStep.SUBMIT, 200, "{\"images\":[{\"url\":\"https://images.example/1.png\"}]}");
    }
    assertThatExceptionOfType(NonRetriableException.class)
        .isThrownBy(() -> RetryUtils.withRetryMappingExceptions(() -> submit("one", "two")))
        .withMessageContaining("gave no id");
    assertThat(posts()).isEqualTo(1);
  }

  private static long posts() {
    return GATEWAY.requests().stream().filter(it -> it.method().equals("POST")).count();
  }

  @Test
  void aBatchOfWhichNoJobSucceedsFailed() {
    GATEWAY.failNextJob(500, "out of memory", "internal_error");
    BatchResponse<Response<Image>> response = end(batches, submit("one"));
    assertThat(response.state()).isEqualTo(BatchState.FAILED);
    assertThat(response.errors().get(0).message()).contains("out of memory");
  }

  @Test
  void aRetrieveThatGetsAServerErrorMayBeRepeated() {
    String id = submit("one");
    GATEWAY.failNext(GatewayStep.STATUS, 500, "{}");
    assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> batches.retrieve(id));
    assertThat(end(batches, id).state()).isEqualTo(BatchState.SUCCEEDED);
  }

  @Test
  void aJobThatTheGatewayForgotIsAFailureOfItsItem() {
    store.add("old", new BatchStore.Item("fal-ai/flux-1/dev", "forgotten"));
    BatchResponse<Response<Image>> response = batches.retrieve("old");
    assertThat(response.state()).isEqualTo(BatchState.FAILED);
    assertThat(response.errors().get(0).code()).isEqualTo(404);
  }

  @Test
  void aResultWithoutImagesIsAFailureOfItsItem() {
    for (GatewayStep step : List.of(GatewayStep.STATUS, GatewayStep.UNKNOWN)) {
      GATEWAY.failNext(step, 200, "{\"status\":\"COMPLETED\"}");
    }
    GATEWAY.failNext(GatewayStep.RESULT, 200, "{\"text\":\"no images\"}");
    store.add("untyped", new BatchStore.Item("a/b/c", "1"));
    BatchResponse<Response<Image>> response = batches.retrieve("untyped");
    assertThat(response.state()).isEqualTo(BatchState.FAILED);
    assertThat(response.errors().get(0).code()).isZero();
    assertThat(response.errors().get(0).message()).contains("only an untyped request");
  }

  @Test
  void anImageThatCannotBeReadIsAFailureOfItsItem() {
    String id = submit("one", "two");
    end(batches, id);
    GATEWAY.failNext(GatewayStep.FILE, 200, "{}");
    BatchResponse<Response<Image>> response =
        settings(flux).base64(true).build().batch(store).retrieve(id);
    assertThat(response.responses()).hasSize(1);
    assertThat(response.errors()).hasSize(1);
    assertThat(response.errors().get(0).message()).contains("not an image");
  }

  @Test
  void aProxysPageInPlaceOfAResultLetsTheRetrieveBeRepeated() {
    String id = submit("one");
    end(batches, id);
    GATEWAY.failNext(GatewayStep.RESULT, 200, "<html>Please sign in</html>");
    assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> batches.retrieve(id));
    assertThat(batches.retrieve(id).responses()).hasSize(1);
  }

  @Test
  void anImageHostThatFailsForNowLetsTheRetrieveBeRepeated() {
    String id = submit("one");
    end(batches, id);
    GATEWAY.failNext(GatewayStep.FILE, 500, "{}");
    BatchImageModel downloading = settings(flux).base64(true).build().batch(store);
    assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> downloading.retrieve(id));
    assertThat(downloading.retrieve(id).responses()).hasSize(1);
  }

  @Test
  void cancelsEachJob() {
    String id = submit("one", "two");
    batches.cancel(id);
    assertThat(GATEWAY.requests()).filteredOn(it -> it.step() == GatewayStep.CANCEL).hasSize(2);
    assertThat(end(batches, id).state()).isEqualTo(BatchState.CANCELLED);
  }

  @Test
  void aCancelThatFailsMayBeRepeated() {
    String id = submit("one", "two");
    GATEWAY.failNext(GatewayStep.CANCEL, 500, "{}");
    assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> batches.cancel(id));
    batches.cancel(id);
    assertThat(end(batches, id).state()).isEqualTo(BatchState.CANCELLED);
  }

  @Test
  void aJobThatCannotBeCancelledDoesNotKeepTheOthersGoing() {
    String id = submit("one", "two");
    GATEWAY.failNext(GatewayStep.CANCEL, 404, "{}");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> batches.cancel(id))
        .withMessageContaining(store.jobs(id).get(0).requestId());
    BatchResponse<Response<Image>> response = end(batches, id);
    assertThat(response.responses()).hasSize(1);
    assertThat(response.errors()).extracting(BatchError::code).containsExactly(499);
  }

  @Test
  void listsPagesOfBatches() {
    List<String> ids = List.of(submit("one"), submit("two"), submit("three"));
    BatchPage<Response<Image>> first = batches.list(new BatchPagination(2, null));
    assertThat(first.batches())
        .extracting(BatchResponse::batchId)
        .containsExactly(ids.get(0), ids.get(1));
    BatchPage<Response<Image>> second = batches.list(new BatchPagination(2, first.nextPageToken()));
    assertThat(second.batches()).extracting(BatchResponse::batchId).containsExactly(ids.get(2));
    assertThat(second.nextPageToken()).isNull();
    assertThat(batches.list(null).batches()).hasSize(3);
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> batches.list(new BatchPagination(0, null)))
        .withMessageContaining("pageSize is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> batches.list(new BatchPagination(2, "unknown")))
        .withMessageContaining("unknown");
  }

  @Test
  void aBatchThatTheStoreDoesNotHaveIsRefused() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> batches.retrieve("unknown"))
        .withMessageContaining("unknown");
  }

  /** A store of somebody else's. */
  private static final class MapStore implements BatchStore {
    private final Map<String, List<Item>> batches = new LinkedHashMap<>();
    private Runnable afterFirst = () -> {};

    @Override
    public void add(String batchId, Item item) {
      batches.computeIfAbsent(batchId, id -> new ArrayList<>()).add(item);
      afterFirst.run();
      afterFirst = () -> {};
    }

    @Override
    public List<Item> jobs(String batchId) {
      return List.copyOf(batches.getOrDefault(batchId, List.of()));
    }

    @Override
    public List<String> batchIds(@Nullable String after, int atMost) {
      List<String> ids = List.copyOf(batches.keySet());
      if (after != null && !ids.contains(after)) {
        throw new IllegalArgumentException("No batch " + after);
      }
      int from = after == null ? 0 : ids.indexOf(after) + 1;
      return ids.stream().skip(from).limit(atMost).toList();
    }
  }
}
