package dev.fluxcontract.conformance.assertions;

import static dev.fluxcontract.conformance.assertions.FluxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

class FluxAssertionsTest {
  private static final Image IMAGE =
      Image.builder("https://files.example/1.png")
          .width(64)
          .height(32)
          .contentType("image/png")
          .build();
  private static final ImageResult RESULT =
      ImageResult.builder(List.of(IMAGE)).prompt("a cat").hasNsfwConcepts(List.of(true)).build();
  private static final QueueTicket TICKET =
      QueueTicket.builder(
              JobState.COMPLETED,
              "id-1",
              "https://h/id-1",
              "https://h/id-1/status",
              "/id-1/cancel",
              null)
          .build();
  private static final QueueStatus STATUS =
      QueueStatus.builder(JobState.IN_PROGRESS)
          .queuePosition(3)
          .error("no luck")
          .logs(List.of(LogEntry.builder("step 1").build()))
          .build();

  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private final FluxClient flux =
      FluxClient.builder().gateway(GATEWAY.url()).apiKey(GATEWAY.key()).build();

  @AfterEach
  void close() {
    flux.close();
  }

  @Test
  void holdOfAJobThatSucceeds() {
    Job job = flux.submit(DevTextToImage.builder("a cat").seed(BigInteger.valueOf(7)).build());
    assertThat(job.ticket()).isQueued().pointsToItsJob();
    assertThat(job).hasRequestId(String.valueOf(job.requestId()));
    assertThat(job)
        .succeeds()
        .hasImages(1)
        .hasSeed(7)
        .hasPrompt("a cat")
        .hasNoFlaggedImage()
        .eachImage(image -> image.hasSize(1024, 768).hasContentType("image/jpeg"));
    assertThat(job.status()).isCompleted().hasNoError();
  }

  @Test
  void holdOfAJobThatFails() {
    GATEWAY.failNextJob(422, "no such thing", "content_policy_violation");
    Job job = flux.submit(DevTextToImage.builder("a cat").build());
    assertThat(job).fails().wasTaken().hasMessageContaining("no such thing");
    assertThat(job.status()).hasError("no such thing").hasErrorType("content_policy_violation");
  }

  @Test
  void holdOfASubmitThatWasRefused() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 422, "{\"detail\":\"no\"}");
    FluxException refused =
        assertThrows(
            FluxException.class, () -> flux.submit(DevTextToImage.builder("a cat").build()));
    assertThat(refused).hasStatus(422).wasNotTaken();
    assertThat(assertThrows(AssertionError.class, () -> assertThat(refused).wasTaken()))
        .hasMessageContainingAll("taken()", "YES", "NO")
        .hasCause(refused);
  }

  @Test
  void holdOfASubmitOfWhichNobodyKnowsWhetherItWasTaken() {
    GATEWAY.dropNext(GatewayStep.SUBMIT);
    FluxException lost =
        assertThrows(
            FluxException.class, () -> flux.submit(DevTextToImage.builder("a cat").build()));
    assertThat(lost).mayHaveBeenTaken();
  }

  @Test
  void holdOfAJobThatRuns() {
    assertThat(STATUS).isInProgress().hasQueuePosition(3).hasError("no luck").hasLogLine("step 1");
  }

  @Test
  void sayWhyAJobThatWasToSucceedFailed() {
    GATEWAY.failNextJob(500, "out of memory", "internal_error");
    Job job = flux.submit(DevTextToImage.builder("a cat").build());
    assertThat(assertThrows(AssertionError.class, () -> assertThat(job).succeeds()))
        .hasMessageContaining("out of memory")
        .hasCauseInstanceOf(FluxException.class);
    assertThatCode(() -> assertThat(job).fails()).doesNotThrowAnyException();
  }

  @Test
  void sayWhatAJobThatWasToFailMade() {
    Job job = flux.submit(DevTextToImage.builder("a cat").build());
    assertThat(assertThrows(AssertionError.class, () -> assertThat(job).fails()))
        .hasMessageContainingAll("but it made", "images");
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void nameTheFieldWhatWasExpectedAndWhatWasThere(
      Executable claim, String field, Object expected, Object actual) {
    AssertionFailedError wrong = assertThrows(AssertionFailedError.class, claim);
    assertThat(wrong).hasMessageContaining("Expecting " + field + " to be:");
    assertThat(wrong.getExpected().getStringRepresentation()).isEqualTo(expected.toString());
    assertThat(wrong.getActual().getStringRepresentation()).isEqualTo(actual.toString());
  }

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        wrong(() -> assertThat(TICKET).isQueued(), "status", "IN_QUEUE", "COMPLETED"),
        wrong(() -> assertThat(TICKET).hasRequestId("id-2"), "request_id", "id-2", "id-1"),
        wrong(() -> assertThat(TICKET).hasQueuePosition(1), "queue_position", 1, "null"),
        wrong(
            () -> assertThat(TICKET).pointsToItsJob(),
            "cancel_url",
            "an absolute URL that contains id-1",
            "/id-1/cancel"),
        wrong(() -> assertThat(STATUS).isQueued(), "status", "IN_QUEUE", "IN_PROGRESS"),
        wrong(() -> assertThat(STATUS).isCompleted(), "status", "COMPLETED", "IN_PROGRESS"),
        wrong(() -> assertThat(STATUS).hasQueuePosition(1), "queue_position", 1, 3),
        wrong(() -> assertThat(STATUS).hasNoError(), "error", "null", "no luck"),
        wrong(() -> assertThat(STATUS).hasErrorType("x"), "error_type", "x", "null"),
        wrong(
            () -> assertThat(STATUS).hasLogLine("step 2"), "logs", "lines with step 2", "[step 1]"),
        wrong(() -> assertThat(RESULT).hasImages(2), "number of images", 2, 1),
        wrong(
            () -> assertThat(RESULT).hasImage(1, image -> {}),
            "number of images",
            "more than 1",
            1),
        wrong(() -> assertThat(RESULT).hasSeed(5), "seed", 5, "null"),
        wrong(() -> assertThat(RESULT).hasPrompt("a dog"), "prompt", "a dog", "a cat"),
        wrong(
            () -> assertThat(RESULT).hasNoFlaggedImage(),
            "has_nsfw_concepts",
            "false for each image",
            "[true]"),
        wrong(() -> assertThat(RESULT).eachImage(image -> image.hasSize(64, 64)), "height", 64, 32),
        wrong(
            () -> assertThat(IMAGE).hasContentType("image/jpeg"),
            "content_type",
            "image/jpeg",
            "image/png"),
        wrong(() -> assertThat(IMAGE).hasUrl("https://h"), "url", "https://h", IMAGE.url()),
        wrong(() -> assertThat(IMAGE).isDataUri(), "url", "a data URI", IMAGE.url()));
  }

  private static Arguments wrong(Executable claim, String field, Object expected, Object actual) {
    return Arguments.of(claim, field, expected, actual);
  }
}
