package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SampleResponses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'detail':[{'loc':['body','prompt'],'msg':'field required','type':'missing'}]} |"
            + " body.prompt: field required | ",
        "{'detail':[{'loc':['body',0],'msg':'a'},{'msg':'b'}]} | body.0: a; b | ",
        "{'detail':'text'} | text | ",
        "{'detail':'text','error_type':'kind'} | text | kind",
        "{'error':{'message':'text','type':'kind','code':'x'}} | text | kind",
        "{'error':{'message':'text','code':'x'}} | text | x",
        "{'code':401,'message':'text'} | text | ",
        "{'error':'text'} | text | ",
        "{'detail':{'error':'text'}} | text | ",
        "{'errors':['a','b']} | a; b | ",
        "<html><title>Bad</title><script>x</script> <b>gateway</b> | Bad gateway | ",
        "plain | plain | ",
      })
  void readsEachShape(String body, String text, String type) {
    GatewayError words = GatewayError.in(SampleResponses.json(500, body.replace('\'', '"')));
    assertThat(words.text()).isEqualTo(text);
    assertThat(words.type()).isEqualTo(type);
  }

  @Test
  void keepsTheFaultsOfARequestApart() {
    GatewayError words =
        GatewayError.in(
            SampleResponses.json(
                422, "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"a\"},{\"msg\":\"b\"},null]}"));
    assertThat(words.fields()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Insufficient balance",
        "insufficient_user_quota",
        "User is locked. Reason: Exhausted balance.",
        "You exceeded your current quota",
        "用户额度不足",
        "account balance is insufficient",
        "out of credits"
      })
  void seesThatAnAccountIsEmpty(String words) {
    assertThat(GatewayError.in(SampleResponses.json(403, words)).outOfCredit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no such key", "too many requests", "not allowed"})
  void doesNotTakeOtherLimitsForAnEmptyAccount(String words) {
    assertThat(GatewayError.in(SampleResponses.json(403, words)).outOfCredit()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"processing failed", "invalid queue", "could not be processed while running"})
  void doesNotTakeAFailureForWaiting(String words) {
    assertThat(GatewayError.in(SampleResponses.json(400, words)).pending()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':false}",
        "{'error':0}",
        "{'error':'  '}",
        "{'errors':[]}",
        "{'error':{}}",
        "{'error':{'code':null,'message':null}}",
        "{'error':{'loc':[],'reason':{'text':''}}}",
        "{'error':'-'}",
        "{'detail':null}",
        "{'code':200,'message':'ok'}",
        "{'code':'success','message':'ok'}"
      })
  void seesNoErrorInAMemberThatSaysNone(String body) {
    assertThat(GatewayError.within(SampleResponses.json(200, body.replace('\'', '"')).members()))
        .isNull();
  }

  @Test
  void seesThatAnAccountIsEmptyByTheKindOfError() {
    String body = "{\"error\":{\"message\":\"no\",\"code\":\"insufficient_quota\"}}";
    assertThat(GatewayError.in(SampleResponses.json(403, body)).outOfCredit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"300", "400", "599", "600"})
  void takesACodeForAStatusWhereItIsOneOfAnError(String code) {
    int number = Integer.parseInt(code);
    GatewayError words =
        GatewayError.in(SampleResponses.json(200, "{\"code\":" + code + ",\"message\":\"x\"}"));
    assertThat(words.code()).isEqualTo(number >= 400 && number < 600 ? number : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'<h1>502</h1><p>Bad\n gateway', 502 Bad gateway",
    "'<script>var a = 1 < 2;</script >gone<style>p {}</style>', gone",
    "'<SCRIPT src=x>1</script>a', a",
    "'limit < 5', limit < 5",
    "'a<b', a<b",
    "'a<script>b', a",
    "'a<script>b</p>c', a",
    "'a<script>b</script', a",
    "'', ''"
  })
  void readsTheWordsOfAPage(String page, String words) {
    assertThat(GatewayError.in(SampleResponses.html(500, page)).text()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "<a", "<script", "<script>", "</", "<style></", " "})
  @Timeout(10)
  void readsAPageThatIsMadeToBeSlowInNoTime(String piece) {
    String page = piece.repeat(128 * 1024 / piece.length());
    assertThat(GatewayError.in(SampleResponses.html(500, page)).text()).hasSizeLessThan(202);
    assertThat(GatewayError.in(SampleResponses.html(500, page + ">")).text()).hasSizeLessThan(202);
  }

  @Test
  void cutsAPageThatIsLong() {
    assertThat(GatewayError.in(SampleResponses.html(500, "x".repeat(200))).text()).hasSize(200);
    assertThat(GatewayError.in(SampleResponses.html(500, "x".repeat(201))).text())
        .hasSize(201)
        .endsWith("…");
  }
}
