package dev.fluxcontract.conformance.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.PollSchedule;
import dev.fluxcontract.client.model.CancelState;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The client of this house: it works in every dialect, and under every fault it ends and tells.
 * Much of that is waiting, so several do it at a time.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientAgainstGatewayTest {
  private static final BigInteger SEED = new BigInteger("17454220438242315174");
  private static final DevTextToImage CAT =
      DevTextToImage.builder("a cat, 猫").numImages(2).seed(SEED).build();

  @ParameterizedTest
  @MethodSource("dialects")
  void makesImagesInEveryDialect(Dialect dialect) {
    try (FluxGateway gateway = FluxGateway.builder().dialect(dialect.name()).start();
        FluxClient client = client(gateway, Duration.ofSeconds(20))) {
      ImageResult result = client.submit(CAT).await();
      assertThat(result.images())
          .hasSize(2)
          .allSatisfy(image -> assertThat(image.url()).isNotBlank());
      assertThat(result.seed()).isEqualTo(SEED);
      assertThat(gateway.submits()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void tellsOfAFailedJobInEveryDialect(Dialect dialect) {
    try (FluxGateway gateway = FluxGateway.builder().dialect(dialect.name()).start();
        FluxClient client = client(gateway, Duration.ofSeconds(20))) {
      gateway.failNextJob(422, "Out of luck", "out_of_luck");
      assertThat(catchThrowable(() -> client.submit(CAT).await()))
          .isInstanceOfAny(JobFailedException.class, JobCancelledException.class)
          .hasMessageContaining("Out of luck");
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void endsAfterACancelInEveryDialect(Dialect dialect) {
    try (FluxGateway gateway = FluxGateway.builder().dialect(dialect.name()).start();
        FluxClient client = client(gateway, Duration.ofSeconds(20))) {
      Job job = client.submit(CAT);
      boolean stopped = cancelled(job);
      Throwable end = catchThrowable(job::await);
      if (stopped) {
        assertThat(end).isInstanceOfAny(JobCancelledException.class, JobFailedException.class);
      } else {
        assertThat(end).isNull();
      }
    }
  }

  /** A fault that a client cannot see, such as a range that is not enforced, is not a failure. */
  @ParameterizedTest
  @MethodSource("faults")
  void endsUnderEveryFault(Fault fault) {
    try (FluxGateway gateway = FluxGateway.builder().fault(fault.name()).start();
        FluxClient client = client(gateway, Duration.ofSeconds(1))) {
      ImageResult result = null;
      try {
        result = client.submit(CAT).await();
      } catch (FluxException told) {
        assertThat(told).message().isNotBlank().doesNotContain(gateway.key());
      }
      assertThat(gateway.submits()).isLessThanOrEqualTo(1);
      assertHasImages(result);
    }
  }

  /** False where the gateway does not offer it, or the job was over by then. */
  private static boolean cancelled(Job job) {
    try {
      return !CancelState.ALREADY_COMPLETED.equals(job.cancel().status());
    } catch (FluxException notOffered) {
      return false;
    }
  }

  private static void assertHasImages(@Nullable ImageResult result) {
    if (result != null) {
      assertThat(result.images()).isNotEmpty();
      assertThat(result.images()).allSatisfy(image -> assertThat(image.url()).isNotNull());
    }
  }

  static List<Dialect> dialects() {
    return Dialect.all().stream().filter(Dialect::isSteady).toList();
  }

  static List<Fault> faults() {
    return Fault.all();
  }

  private static FluxClient client(FluxGateway gateway, Duration patience) {
    return FluxClient.builder()
        .gateway(gateway.url())
        .apiKey(gateway.key())
        .auth(
            gateway.auth() == AcceptedAuth.KEY
                ? dev.fluxcontract.client.AuthScheme.KEY
                : dev.fluxcontract.client.AuthScheme.BEARER)
        .polling(PollSchedule.fixed(Duration.ofMillis(5)))
        .attemptTimeout(patience)
        .deadline(patience.plus(patience))
        .retries(1)
        .build();
  }
}
