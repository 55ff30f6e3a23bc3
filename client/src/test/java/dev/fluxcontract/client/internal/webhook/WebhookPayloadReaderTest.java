package dev.fluxcontract.client.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.Images;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.model.ImageResult;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPayloadReaderTest {
  /** Single quotes stand for double ones. */
  private static ImageResult result(String rest) {
    String json = ("{'request_id':'job-1'," + rest + "}").replace('\'', '"');
    return WebhookPayloadReader.result(WebhookPayloadReader.read(json.getBytes(UTF_8), null));
  }

  @Test
  void bringsTheImagesWithEveryDigitOfTheSeed() {
    ImageResult result =
        result(
            "'status':'OK','payload':{'images':[{'url':'https://a/1.png','width':8}],"
                + "'seed':17454220438242315174,'has_nsfw_concepts':[true],'new':[1.50]}");
    assertThat(result.images().get(0).url()).isEqualTo("https://a/1.png");
    assertThat(result.seed()).isEqualTo(new BigInteger("17454220438242315174"));
    assertThat(Images.flagged(result)).hasSize(1);
    assertThat(result.unknownFields()).containsKey("new");
  }

  @Test
  void anUnknownStatusWithImagesIsGoodEnough() {
    assertThat(result("'status':'DONE','payload':{'images':[{'url':'u'}]}").images()).hasSize(1);
  }

  @Test
  void aFailureIsToldWithTheFieldsAtFault() {
    assertThatThrownBy(
            () ->
                result(
                    "'status':'ERROR','error':'Invalid status code: 422','payload':{'detail':"
                        + "[{'loc':['body','prompt'],'msg':'field required','type':'missing'}]}"))
        .isInstanceOfSatisfying(
            JobFailedException.class,
            e -> {
              assertThat(e.requestId()).isEqualTo("job-1");
              assertThat(e.error()).isEqualTo("body.prompt: field required");
              assertThat(e.fieldErrors()).hasSize(1);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':'ERROR','error':'it broke'",
        "'status':'ERROR','error':'it broke','payload':null",
        "'status':'ERROR','error':'it broke','payload':{'images':[{'url':'u'}]}",
        "'status':'OK','payload':{'error':'it broke'}"
      })
  void aFailureIsAFailureWhateverElseIsThere(String rest) {
    assertThatThrownBy(() -> result(rest))
        .isInstanceOf(JobFailedException.class)
        .hasMessage("Job job-1 failed: it broke");
  }

  @Test
  void aFailureMayHaveNoWords() {
    assertThatThrownBy(() -> result("'status':'ERROR'"))
        .isInstanceOfSatisfying(JobFailedException.class, e -> assertThat(e.error()).isEmpty());
  }

  @Test
  void aCancelledJobIsNoFailure() {
    assertThatThrownBy(
            () -> result("'status':'ERROR','payload':{'detail':'cancelled by the user'}"))
        .isInstanceOf(JobCancelledException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':'OK'",
        "'status':'OK','payload':null,'payload_error':'not JSON'",
        "'status':'OK','payload':{'images':[]}",
        "'status':'OK','payload':'text'"
      })
  void imagesThatDidNotComeAlongAreToBeFetched(String rest) {
    assertThatThrownBy(() -> result(rest))
        .isInstanceOfSatisfying(
            BadAnswerException.class, e -> assertThat(e.requestId()).isEqualTo("job-1"))
        .hasMessageContaining("fetch them by the job's id");
  }
}
