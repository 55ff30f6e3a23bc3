import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageSize;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Tests an application against a gateway on this machine: real pictures, real trouble, no cost. */
class PosterTest {

  /** The application: it makes posters. */
  record Posters(FluxClient flux) {
    byte[] poster(String title) {
      DevTextToImage request =
          DevTextToImage.builder("a poster, " + title).imageSize(ImageSize.PORTRAIT_4_3).build();
      ByteArrayOutputStream poster = new ByteArrayOutputStream();
      flux.download(flux.submit(request).await().images().get(0), poster);
      return poster.toByteArray();
    }
  }

  @RegisterExtension
  static final FluxGateway gateway = FluxGateway.builder().runsFor(Duration.ofMillis(20)).build();

  private final FluxClient flux =
      FluxClient.builder().gateway(gateway.url()).apiKey(gateway.key()).build();

  private final Posters posters = new Posters(flux);

  @AfterEach
  void close() {
    flux.close();
  }

  @Test
  void aPosterIsHigherThanWide() throws Exception {
    var poster = ImageIO.read(new ByteArrayInputStream(posters.poster("Bauhaus, 1923")));
    assertThat(poster.getHeight()).isGreaterThan(poster.getWidth());
  }

  @Test
  void aLostAnswerToAQuestionCostsNothing() {
    gateway.dropNext(GatewayStep.STATUS);
    assertThat(posters.poster("Bauhaus, 1923")).isNotEmpty();
    assertThat(gateway.submits()).isEqualTo(1);
  }

  @Test
  void aJobThatFailsIsNotPaidForAgain() {
    gateway.failNextJob(422, "the prompt was refused", "content_policy_violation");
    assertThatThrownBy(() -> posters.poster("Bauhaus, 1923"))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("the prompt was refused");
    assertThat(gateway.submits()).isEqualTo(1);
  }

  /** A build tool runs the tests; this is for a look without one. */
  public static void main(String[] args) {
    SummaryGeneratingListener tests = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(PosterTest.class))
                .build(),
            tests);
    tests.getSummary().printFailuresTo(new PrintWriter(System.err, true));
    System.out.println(tests.getSummary().getTestsSucceededCount() + " tests passed");
    System.exit(tests.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
  }
}
