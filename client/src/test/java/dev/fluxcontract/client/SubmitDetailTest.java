package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A successful answer to a submit with a text in {@code detail}, which need not be an error. */
class SubmitDetailTest {
  private final ClientHarness scene = new ClientHarness();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "202 | {'detail':'Request is still in progress'}",
        "200 | {'detail':'Request is still in progress'}",
        "202 | {}",
        "202 | {'detail':'Request accepted'}",
        "200 | {'detail':'Request accepted','response_url':'/tasks/17'}",
        "200 | {'detail':'Request accepted','status_url':'/tasks/17','request_id':'r1'}",
        "200 | {'detail':'The old job was cancelled','response_url':'/tasks/17'}",
        "200 | {'code':1,'message':'accepted','data':{'request_id':'r1','response_url':'/tasks/17'}}",
      })
  void isAJobIfItIsPendingOrHasAUrl(int status, String body) {
    scene.gateway.submit(json(status, body).with("x-fal-request-id", "r1"));
    assertThat(scene.submit().requestId()).isEqualTo("r1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'detail':'Request accepted'}",
        "200 | {'detail':'Request accepted','request_id':'trace'}",
        "200 | {'detail':'Request accepted','request_id':'trace','response_url':'not ready'}",
        "202 | {'detail':'Request accepted'}",
        "202 | {'error':'bad'}",
        "202 | {'success':false,'message':'bad'}",
      })
  void isUnknownIfItNamesNoErrorOrTheStatusIs202(int status, String body) {
    scene.gateway.submit(json(status, body));
    BadAnswerException failure =
        scene.failure(BadAnswerException.class, scene.client.submitAsync(ClientHarness.REQUEST));
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(failure).hasMessageContaining("not known whether");
    assertThat(scene.gateway.count("submit")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'error':'bad','request_id':'trace','response_url':'/tasks/17'}",
        "200 | {'detail':[{'loc':['body'],'msg':'bad'}],'response_url':'/tasks/17'}",
        "200 | {'detail':'bad','success':false,'response_url':'/tasks/17'}",
        "200 | {'detail':'bad','code':400,'response_url':'/tasks/17'}",
        "202 | {'detail':'bad','code':400}",
      })
  void isARefusalIfItNamesAnError(int status, String body) {
    scene.gateway.submit(json(status, body));
    assertThat(
            scene
                .failure(
                    RequestRefusedException.class, scene.client.submitAsync(ClientHarness.REQUEST))
                .taken())
        .isEqualTo(Taken.NO);
  }
}
