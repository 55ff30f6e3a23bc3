package dev.fluxcontract.client.internal.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.SampleModels;
import dev.fluxcontract.client.model.ApiModel;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestFactoryTest {
  private final RequestFactory requests =
      new RequestFactory(
          HttpUrl.get("https://relay.test/some/prefix/"),
          new OkHttpClient(),
          new Moshi.Builder().build());

  static List<SampleModels.Request> requests() {
    return SampleModels.requests();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aSubmitGoesToThePathOfTheContractAndIsSentOnce(SampleModels.Request sample) {
    Request submit = requests.submit(sample.request(), SubmitSettings.NONE);
    assertThat(submit.method()).isEqualTo("POST");
    assertThat(submit.url().encodedPath()).isEqualTo("/some/prefix" + sample.path());
    assertThat(requireNonNull(submit.body()).isOneShot()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0.001", "30, 30", "3.6E7, 36000000"})
  void aNumberIsWrittenWithoutAnExponent(double seconds, String written) {
    ApiModel model = ClientHarness.REQUEST;
    Request submit =
        requests.submit(model, SubmitSettings.NONE.withParameter("StartTimeout", seconds));
    assertThat(submit.header("X-Fal-Request-Timeout")).isEqualTo(written);
  }

  @Test
  void theSuffixesAreThoseOfTheContract() {
    assertThat(requests.statusSuffix()).isEqualTo("/status");
    assertThat(requests.cancelSuffix()).isEqualTo("/cancel");
  }
}
