package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SampleResponses;
import dev.fluxcontract.client.internal.response.ClassifiedResponse.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifiedResponseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {'status':'IN_QUEUE','queue_position':3} | PENDING",
        "202 | {'status':'IN_PROGRESS','logs':[]} | PENDING",
        "202 | {} | PENDING",
        "202 |  | PENDING",
        "200 | {'status':'WARMING_UP','detail':'loading'} | PENDING",
        "200 | {'status':'IN_PROGRESS','error':'a try failed'} | PENDING",
        "200 | {'queue_position':3} | PENDING",
        "400 | {'detail':'Request is still in progress'} | PENDING",
        "400 | {'status':'IN_PROGRESS'} | PENDING",
        "200 | {'detail':'Request is still in progress'} | PENDING",
        "409 | {'error':{'message':'job is not ready'}} | PENDING",
        "404 | {'detail':'Result not yet completed'} | PENDING",
        "425 |  | PENDING",
        "200 | {'images':[{'url':'https://x/1.png'}]} | IMAGES",
        "200 | {'status':'COMPLETED','images':[{'url':'https://x/1.png'}]} | IMAGES",
        "200 | {'status':'COMPLETED','response':{'images':[{'url':'u'}]}} | IMAGES",
        "200 | {'code':200,'message':'ok','data':{'output':{'images':[{'url':'u'}]}}} | IMAGES",
        "200 | {'status':'OK','payload':{'images':[{'url':'u'}]}} | IMAGES",
        "200 | {'error':null,'detail':'','images':[{'url':'u'}]} | IMAGES",
        "200 | {'status':'COMPLETED','images':[]} | COMPLETED",
        "200 | {'status':'completed','error':null} | COMPLETED",
        "200 | {'status':'COMPLETED','message':'done','error':''} | COMPLETED",
        "200 | {'status':'SUCCESS','data':{'status':'IN_PROGRESS'}} | PENDING",
        "200 | {'status':'COMPLETED','request':{'images':[{'url':'u'}]}} | COMPLETED",
        "200 | {'status':'COMPLETED','error':'boom'} | FAILED",
        "200 | {'status':'COMPLETED','error':{'message':'boom'}} | FAILED",
        "200 | {'status':'COMPLETED','error_type':'internal'} | FAILED",
        "200 | {'status':'COMPLETED','detail':[{'msg':'bad','loc':['body']}]} | FAILED",
        "200 | {'status':'FAILED'} | FAILED",
        "200 | {'status':'failure'} | FAILED",
        "200 | {'status':'Error','message':'x'} | FAILED",
        "200 | {'status':'TIMED-OUT'} | FAILED",
        "200 | {'status':'FAILED','images':[{'url':'u'}]} | FAILED",
        "200 | {'status':'BROKEN','error':'boom'} | FAILED",
        "200 | {'error':'boom'} | FAILED",
        "200 | {'error':{'message':'boom','type':'x'}} | FAILED",
        "200 | {'code':500,'message':'boom'} | FAILED",
        "200 | {'code':'fail_to_fetch','message':'boom'} | FAILED",
        "200 | {'success':false,'message':'boom'} | FAILED",
        "200 | {'detail':'the model crashed'} | FAILED",
        "200 | {'status':'CANCELLED'} | CANCELLED",
        "200 | {'status':'canceled'} | CANCELLED",
        "200 | {'status':'COMPLETED','error':'x','error_type':'client_cancelled'} | CANCELLED",
        "200 | {'status':'COMPLETED','error':'Request was cancelled'} | CANCELLED",
        "200 | {'status':'CANCELLATION_REQUESTED'} | PENDING",
        "499 | {'detail':'Client closed'} | CANCELLED",
        "401 | {'detail':'no'} | UNAUTHORISED",
        "403 | {'detail':'no'} | UNAUTHORISED",
        "200 | {'code':401,'message':'bad key'} | UNAUTHORISED",
        "403 | {'detail':'User is locked. Reason: Exhausted balance.'} | LIMITED",
        "402 | {} | LIMITED",
        "429 | {'error':{'message':'slow down'}} | LIMITED",
        "200 | {'code':429,'message':'slow down'} | LIMITED",
        "404 | {'detail':'Not Found'} | ABSENT",
        "405 |  | ABSENT",
        "410 |  | ABSENT",
        "501 |  | ABSENT",
        "200 | {'code':404,'message':'no such job'} | ABSENT",
        "404 | {'status':'error','message':'no route'} | ABSENT",
        "200 | {} | TROUBLE",
        "200 | [] | TROUBLE",
        "200 | <html><title>Welcome</title></html> | TROUBLE",
        "200 | {'images':[]} | COMPLETED",
        "200 | {'status': | TROUBLE",
        "302 |  | TROUBLE",
        "408 |  | TROUBLE",
        "500 | {'detail':'Internal Server Error'} | TROUBLE",
        "503 | <html>down</html> | TROUBLE",
        "500 | {'status':'FAILED','error':'x'} | FAILED",
      })
  void readsAStatus(int status, String body, Kind kind) {
    String json = body == null ? "" : body.replace('\'', '"');
    assertThat(ClassifiedResponse.ofStatus(SampleResponses.json(status, json)).kind())
        .isEqualTo(kind);
    assertThat(ClassifiedResponse.ofResult(SampleResponses.json(status, json)).kind())
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422, 451})
  void takesARefusalForTheJobsFailureOnlyWhereTheResultWasAsked(int status) {
    GatewayResponse refusal =
        SampleResponses.json(status, "{\"detail\":[{\"msg\":\"no face found\"}]}");
    assertThat(ClassifiedResponse.ofStatus(refusal).kind()).isEqualTo(Kind.ABSENT);
    assertThat(ClassifiedResponse.ofResult(refusal).kind()).isEqualTo(Kind.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Fal-Error-Type, internal_server_error",
    "X-Fal-Retryable, false",
    "X-Fal-Needs-Retry, 0",
    "X-Fal-Request-Timeout-Type, user"
  })
  void takesAServerErrorForTheJobsFailureWhereTheGatewayMarksIt(String header, String value) {
    GatewayResponse marked = SampleResponses.json(500, "{\"detail\":\"boom\"}", header, value);
    assertThat(ClassifiedResponse.ofResult(marked).kind()).isEqualTo(Kind.FAILED);
    assertThat(ClassifiedResponse.ofStatus(marked).kind()).isEqualTo(Kind.TROUBLE);
  }

  @Test
  void readsBehindAByteOrderMark() {
    assertThat(
            ClassifiedResponse.ofStatus(SampleResponses.json(200, "\ufeff{\"status\":\"FAILED\"}"))
                .kind())
        .isEqualTo(Kind.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "utf-16le", "utf-16be", "utf-32"})
  void readsJsonInTheCharsetThatItNames(String charset) {
    GatewayResponse answer =
        SampleResponses.answer(
            200, "application/json; charset=" + charset, "{\"status\":\"COMPLETED\"}");
    assertThat(ClassifiedResponse.ofStatus(answer).kind()).isEqualTo(Kind.COMPLETED);
  }

  @Test
  void survivesNestingWithoutEnd() {
    GatewayResponse deep = SampleResponses.json(200, "{\"a\":".repeat(100_000));
    assertThat(ClassifiedResponse.ofResult(deep).kind()).isEqualTo(Kind.TROUBLE);
  }
}
