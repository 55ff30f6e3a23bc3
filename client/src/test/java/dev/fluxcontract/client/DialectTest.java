package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedReply.empty;
import static dev.fluxcontract.client.ScriptedReply.html;
import static dev.fluxcontract.client.ScriptedReply.images;
import static dev.fluxcontract.client.ScriptedReply.json;
import static dev.fluxcontract.client.ScriptedReply.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.model.ImageResult;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which gateways are known to differ ends with the images. */
class DialectTest {
  private static final ScriptedReply PENDING =
      json(400, "{'detail':'Request is still in progress'}");

  private final ClientHarness scene = new ClientHarness();
  private final ScriptedGateway gateway = scene.gateway;

  private void endsWithTheImages() {
    ImageResult result = scene.await(scene.submit());
    assertThat(result.images())
        .extracting(image -> image.url())
        .containsExactly("https://cdn.test/1.png");
    assertThat(result.seed()).isEqualTo(new BigInteger("17454220438242315174"));
    assertThat(gateway.count("submit")).isEqualTo(1);
  }

  @Test
  void asFalItself() {
    gateway.status(state("IN_QUEUE"), state("IN_PROGRESS"), json(200, "{'status':'COMPLETED'}"));
    gateway.result(images());
    endsWithTheImages();
    assertThat(gateway.count("result")).isEqualTo(1);
  }

  @Test
  void aStateThatFallsBack() {
    gateway.status(
        state("IN_PROGRESS"),
        state("IN_QUEUE"),
        state("IN_PROGRESS"),
        json(200, "{'status':'COMPLETED'}"));
    gateway.result(images());
    endsWithTheImages();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405, 410, 501})
  void noStatus(int status) {
    gateway
        .status(empty(status))
        .result(
            PENDING,
            json(202, "{'status':'IN_PROGRESS'}"),
            json(200, "{'status':'IN_QUEUE'}"),
            images());
    endsWithTheImages();
    assertThat(gateway.count("status")).isEqualTo(1);
  }

  @Test
  void imagesWithinTheCompletedStatus() {
    gateway.status(
        state("IN_QUEUE"),
        json(200, images().body().replace("{\"images\"", "{\"status\":\"COMPLETED\",\"images\"")));
    endsWithTheImages();
    assertThat(gateway.count("result")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "payload", "data", "output", "result"})
  void imagesWrapped(String wrapper) {
    gateway.status(json(200, "{'status':'COMPLETED','" + wrapper + "':" + images().body() + "}"));
    endsWithTheImages();
  }

  @Test
  void imagesAtOnce() {
    gateway.submit(images());
    endsWithTheImages();
    assertThat(gateway.requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'request_id':'r1'}",
        "{'request_id':'r1','status':null,'response_url':null,'status_url':null,'cancel_url':null,'logs':null}",
        "{'request_id':'r1','status':'QUEUED','surprise':{'a':[1,null]}}",
        "{'status':'IN_QUEUE','response_url':'https://queue.fal.run/fal-ai/flux-1/requests/r1'}",
        "{'code':200,'message':'success','data':{'request_id':'r1','status':'IN_QUEUE'}}",
        "{'request_id':'r1','status_url':'javascript:alert(1)','response_url':'//evil.test/x'}",
        "{'request_id':'r1','queue_position':'many','metrics':[],'status':7}"
      })
  void aTicketThatLacksThings(String ticket) {
    gateway.submit(json(200, ticket));
    gateway.status(state("IN_PROGRESS"), json(200, "{'status':'COMPLETED'}")).result(images());
    endsWithTheImages();
    assertThat(gateway.paths())
        .endsWith("/fal-ai/flux-1/requests/r1/status", "/fal-ai/flux-1/requests/r1");
  }

  @Test
  void anIdInTheHeaderAlone() {
    gateway.submit(json(200, "{'status':'IN_QUEUE'}").with("x-fal-request-id", "r1"));
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    endsWithTheImages();
  }

  @Test
  void oneUsableUrlAndNoId() {
    gateway.submit(
        json(
            200,
            "{'status':'IN_QUEUE','response_url':'not ready','status_url':'https://gw/tasks/17/status'}"));
    gateway.on("/tasks/17/status", json(200, "{'status':'COMPLETED'}"));
    gateway.on("/tasks/17", images());
    endsWithTheImages();
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_9.a~b", "1234567890", "a b", "ä", "x/y"})
  void anIdThatIsNoUuid(String id) {
    gateway.submit(json(200, "{'status':'IN_QUEUE','request_id':'" + id + "'}"));
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    endsWithTheImages();
    assertThat(gateway.requests.get(1).url().pathSegments()).contains(id);
  }

  @Test
  void aNumberForAnId() {
    gateway.submit(json(200, "{'status':'IN_QUEUE','request_id':12345678901234567890}"));
    gateway.status(json(200, "{'status':'COMPLETED'}")).result(images());
    endsWithTheImages();
    assertThat(gateway.paths()).contains("/fal-ai/flux-1/requests/12345678901234567890");
  }

  @Test
  void anotherAppInTheUrls() {
    gateway.submit(json(200, ScriptedGateway.TICKET.replace("flux-1", "auto")));
    gateway.on("/fal-ai/auto/requests/r1/status", json(200, "{'status':'COMPLETED'}"));
    gateway.on("/fal-ai/auto/requests/r1", images());
    endsWithTheImages();
  }

  @Test
  void urlsThatAreWrong() {
    gateway.submit(json(200, ScriptedGateway.TICKET.replace("flux-1", "nonsense")));
    gateway.on("/fal-ai/flux-1/requests/r1/status", json(200, "{'status':'COMPLETED'}"));
    gateway.on("/fal-ai/flux-1/requests/r1", images());
    endsWithTheImages();
  }

  @Test
  void aStateThatNobodyKnows() {
    gateway
        .status(state("WARMING_UP"), state("warm"), json(200, "{'status':'COMPLETED'}"))
        .result(images());
    endsWithTheImages();
  }

  @Test
  void nullsAndUnknownFieldsEverywhere() {
    gateway.status(
        json(
            200, "{'status':'COMPLETED','error':null,'detail':null,'logs':[null],'metrics':null}"));
    gateway.result(
        json(
            200,
            "{'images':[null,{'url':'https://cdn.test/1.png','width':null,'height':'tall','x':1}],'timings':{'a':null},"
                + "'seed':17454220438242315174,'has_nsfw_concepts':[null],'prompt':null,'y':{}}"));
    endsWithTheImages();
  }

  @Test
  void aResultThatLagsBehindTheStatus() {
    gateway
        .status(json(200, "{'status':'COMPLETED'}"))
        .result(PENDING, empty(404), json(200, "{'status':'COMPLETED'}"), images());
    endsWithTheImages();
  }

  @Test
  void aJobThatIsNotKnownAtFirst() {
    gateway.status(empty(404), empty(404), json(200, "{'status':'COMPLETED'}"));
    gateway.result(empty(404), empty(404), images());
    endsWithTheImages();
  }

  @Test
  void troubleInBetween() {
    gateway.status(
        empty(500),
        html(502, "<h1>Bad gateway</h1>"),
        new IOException("reset"),
        html(200, "hello"),
        json(429, "{}").with("Retry-After", "2"),
        empty(503),
        new IOException("reset"),
        state("IN_PROGRESS"),
        json(200, "{'status':'COMPLETED'}"));
    gateway.result(empty(503), new IOException("reset"), images());
    endsWithTheImages();
  }

  @Test
  void aStatusThatIsBrokenForGood() {
    gateway.status(empty(500)).result(PENDING, images());
    endsWithTheImages();
  }

  @Test
  void aStatusThatIsBrokenForAWhileWhereOnlyItMovesTheJobOn() {
    gateway
        .status(
            empty(500),
            empty(500),
            empty(502),
            empty(502),
            empty(503),
            json(200, "{'status':'COMPLETED'}"))
        .result(PENDING, PENDING, images());
    endsWithTheImages();
    assertThat(gateway.count("status")).isEqualTo(6);
  }

  @Test
  void aStatusThatIsBrokenForGoodIsLeftAloneAtLast() {
    List<Object> results = new ArrayList<>(Collections.nCopies(20, PENDING));
    results.add(images());
    gateway.status(empty(500)).result(results.toArray());
    endsWithTheImages();
    assertThat(gateway.count("status")).isLessThan(15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'status':'COMPLETED','code':1,'message':'success'}",
        "{'status':'COMPLETED','code':0,'detail':'ok'}",
        "{'status':'COMPLETED','detail':'ok'}",
        "{'status':'COMPLETED','detail':'Request completed successfully.'}",
        "{'status':'COMPLETED','detail':'served from the cache'}",
        "{'status':'COMPLETED','error':'None'}",
        "{'status':'COMPLETED','error':'null','error_type':'none'}",
        "{'status':'COMPLETED','error':'No error'}",
        "{'status':'COMPLETED','error':{'code':0,'message':''}}",
        "{'status':'COMPLETED','error':{'code':'0','message':'ok'},'errors':[null,'']}",
        "{'status':'COMPLETED','success':false}",
        "{'status':'COMPLETED','code':'E0','message':'all good'}",
        "{'code':1,'message':'ok','data':{'status':'COMPLETED','error':'none'}}",
      })
  void aCompletedStatusWithWordsThatAreNoError(String status) {
    gateway.status(json(200, status)).result(images());
    endsWithTheImages();
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 70, 300, 100_000})
  void anUnknownFieldThatIsNestedDeep(int depth) {
    String deep = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    String lists = "[".repeat(depth) + "]".repeat(depth);
    gateway.status(json(200, "{'deep':" + deep + ",'status':'COMPLETED'}"));
    gateway.result(
        json(
            200,
            images()
                .body()
                .replace("{\"images", "{\"x\":" + deep + ",\"y\":" + lists + ",\"images")));
    endsWithTheImages();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/xml", "text/event-stream"})
  void aLongResultUnderAnotherContentType(String type) {
    String body =
        images().body().replace("{\"images", "{\"x\":\"" + "y".repeat(400_000) + "\",\"images");
    gateway.status(json(200, "{'status':'COMPLETED'}"));
    gateway.result(new ScriptedReply(200, type, body, Headers.of()));
    endsWithTheImages();
  }

  @Test
  void imagesInlineInTheSubmitAndTheStatus() {
    String image =
        images()
            .body()
            .replace("https://cdn.test/1.png", "data:image/png;base64," + "A".repeat(2_000_000));
    gateway.submit(json(200, image));
    assertThat(scene.await(scene.submit()).images().get(0).url()).hasSizeGreaterThan(2_000_000);
    gateway.submit(json(200, ScriptedGateway.TICKET));
    gateway.status(json(200, image.replace("{\"images", "{\"status\":\"COMPLETED\",\"images")));
    assertThat(scene.await(scene.submit()).images().get(0).url()).hasSizeGreaterThan(2_000_000);
  }

  @Test
  void aLiteralOfPython() {
    gateway.status(json(200, "{'status':'COMPLETED','error':None,'ok':True,}"));
    gateway.result(
        new ScriptedReply(
            200, "application/json", images().body().replace('"', '\''), Headers.of()));
    endsWithTheImages();
  }
}
