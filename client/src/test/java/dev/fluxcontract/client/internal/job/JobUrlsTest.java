package dev.fluxcontract.client.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import dev.fluxcontract.client.internal.response.JobRef;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The URLs to ask about a job, as its ticket gives them. */
class JobUrlsTest {
  private static final String AT = "https://relay.test/fal-ai/flux-1/requests/r1";

  private static JobUrls urls(
      @Nullable String id,
      @Nullable String responseUrl,
      @Nullable String statusUrl,
      @Nullable String cancelUrl) {
    ClientRuntime runtime = ClientHarness.runtime(new ClientHarness().client);
    JobRef job = new JobRef("fal-ai/flux-1/dev", id, responseUrl, statusUrl, cancelUrl);
    return new JobUrls(runtime.gateway, runtime.calls, job);
  }

  private static AbstractStringAssert<?> assertThatUrl(CandidateUrls requests) {
    return assertThat(requests.current().url().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "https://queue.fal.run/fal-ai/flux-1/requests/r1,",
    "https://queue.fal.run/fal-ai/flux-1/requests/r1/response,",
    "https://queue.fal.run/fal-ai/flux-1/requests/r1/,",
    ",https://queue.fal.run/fal-ai/flux-1/requests/r1/status",
    ",https://queue.fal.run/fal-ai/flux-1/requests/r1/status?logs=1",
    ","
  })
  void oneUrlGivesTheOthers(@Nullable String responseUrl, @Nullable String statusUrl) {
    JobUrls urls = urls("r1", responseUrl, statusUrl, null);
    assertThatUrl(urls.result()).startsWith(AT);
    assertThatUrl(urls.status()).startsWith(AT + "/status");
    assertThatUrl(urls.statusWithLogs()).isEqualTo(AT + "/status?logs=1");
    assertThatUrl(urls.cancel()).isEqualTo(AT + "/cancel");
  }

  @Test
  void aUrlOfTheTicketComesBeforeADerivedOne() {
    JobUrls urls = urls("r1", "https://a/t/1", "https://a/t/2/status", "https://a/t/3/stop");
    assertThatUrl(urls.result()).isEqualTo("https://relay.test/t/1");
    assertThatUrl(urls.status()).isEqualTo("https://relay.test/t/2/status");
    assertThatUrl(urls.cancel()).isEqualTo("https://relay.test/t/3/stop");
  }

  @Test
  void theContractsUrlIsTriedAfterTheTickets() {
    CandidateUrls results = urls("r1", "https://a/t/1", null, null).result();
    assertThatUrl(results).isEqualTo("https://relay.test/t/1");
    assertThat(results.next()).isTrue();
    assertThatUrl(results).isEqualTo(AT);
    assertThat(results.next()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a/v2/fal-ai/flux-1/requests/r1, https://relay.test/v2/fal-ai/flux-1/requests/r1",
    "https://a/v2//fal-ai/flux-1/requests/r1, " + AT,
    "https://a/fal-ai/flux-1/requests/r1?t=5, " + AT + "?t=5",
    "https://a@b/fal-ai/flux-1/requests/r1, " + AT,
    "/fal-ai/flux-1/requests/r1, " + AT,
    "ftp://a/fal-ai/flux-1/requests/r1, " + AT,
  })
  void onlyThePathOfATicketsUrlIsUsed(String responseUrl, String expected) {
    assertThatUrl(urls("r1", responseUrl, null, null).result()).isEqualTo(expected);
  }

  @Test
  void withoutAnIdOnlyTheTicketsUrlsAreTried() {
    assertThat(urls(null, null, null, null).cancel().none()).isTrue();
    CandidateUrls results = urls(null, "https://a/t/1", null, null).result();
    assertThatUrl(results).isEqualTo("https://relay.test/t/1");
    assertThat(results.next()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "not ready, https://a/t/17/status, https://relay.test/t/17",
    "not ready, https://a/status?t=17, https://relay.test/status?t=17",
  })
  void aUrlThatIsUnusableHidesNoOther(String responseUrl, String statusUrl, String result) {
    JobUrls urls = urls(null, responseUrl, statusUrl, "not ready");
    assertThatUrl(urls.result()).isEqualTo(result);
    assertThat(urls.status().none()).isFalse();
    assertThat(urls.statusOrResult().none()).isFalse();
    assertThat(urls.cancel().none()).isFalse();
    assertThat(urls.stream()).isNotNull();
  }

  @Test
  void theResultIsAskedForAfterTheStatus() {
    CandidateUrls all = urls("r1", null, null, null).statusOrResult();
    assertThatUrl(all).isEqualTo(AT + "/status?logs=1");
    assertThat(all.next()).isTrue();
    assertThatUrl(all).isEqualTo(AT);
  }
}
