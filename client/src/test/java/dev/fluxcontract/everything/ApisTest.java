package dev.fluxcontract.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.everything.api.RequestCalls;
import dev.fluxcontract.everything.api.TextsApi;
import dev.fluxcontract.everything.api.ThingsApi;
import dev.fluxcontract.everything.model.Base;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.InlineBodyRequest;
import dev.fluxcontract.everything.model.Operation;
import dev.fluxcontract.everything.model.ReadThingOrderParameter;
import dev.fluxcontract.everything.model.Scalars;
import dev.fluxcontract.everything.model.Values;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

class ApisTest {
  private String answer = "{}";
  private final Retrofit retrofit =
      new Retrofit.Builder()
          .baseUrl("http://127.0.0.1/base/")
          .client(
              new OkHttpClient.Builder().addInterceptor(chain -> reply(chain.request())).build())
          .addConverterFactory(MoshiConverterFactory.create())
          .validateEagerly(true)
          .build();
  private final ThingsApi things = retrofit.create(ThingsApi.class);
  private final TextsApi texts = retrofit.create(TextsApi.class);

  @Test
  void parametersAreSentAsTheContractSpellsThem() {
    Call<?> call =
        things.readThing(
            "a/b",
            "c&d",
            List.of("x", "y z"),
            "1,2",
            Colour.COLOUR_16_9,
            ReadThingOrderParameter.DESC,
            OffsetDateTime.parse("2026-01-02T03:04:05Z"),
            "trace");

    assertThat(call.request().url().encodedPath()).isEqualTo("/base/things/a%2Fb");
    assertThat(call.request().url().query())
        .isEqualTo(
            "class=c&d&tag=x&tag=y z&ids=1,2&colour=16:9&order=desc&since=2026-01-02T03:04:05Z");
    assertThat(call.request().header("X-Trace-Id")).isEqualTo("trace");
  }

  @Test
  void optionalParametersCanBeLeftOut() {
    assertThat(things.readThing("1", "c").request().url().encodedQuery()).isEqualTo("class=c");
    assertThat(texts.inlineBody().request().body())
        .satisfies(body -> assertThat(length(body)).isZero());
  }

  @Test
  void answersComeInTheTypeOfTheContract() throws IOException {
    answer = "[{\"must\":\"m\",\"mustNull\":null}]";
    assertThat(things.callList().execute().body()).hasSize(1);

    answer = "{\"a\":[\"red\"],\"b\":[]}";
    assertThat(texts.coloursByName().execute().body())
        .containsEntry("a", List.of(Colour.RED))
        .containsEntry("b", List.of());
  }

  @Test
  void whatIsNotJsonComesAndGoesAsItIs() throws IOException {
    answer = "not \"JSON\"";
    try (ResponseBody text = texts.readMotd().execute().body()) {
      assertThat(text).isNotNull().extracting(ResponseBodies::string).isEqualTo(answer);
    }
    RequestBody body = RequestBody.create("as it is", MediaType.get("text/plain"));
    assertThat(content(texts.writeMotd(body).request())).isEqualTo("as it is");
  }

  @Test
  @SuppressWarnings("deprecation") // The contract deprecates it.
  void anEmptyAnswerIsNull() throws IOException {
    assertThat(things.delete("1").execute().body()).isNull();
  }

  @Test
  void formsAndFiles() {
    assertThat(content(texts.submitForm("x y", 2).request())).isEqualTo("a=x%20y&b=2");
    assertThat(content(texts.submitForm("x").request())).isEqualTo("a=x");
    MultipartBody.Part file =
        MultipartBody.Part.createFormData("file", "f.txt", RequestBody.create("bytes", null));
    assertThat(content(texts.upload(file).request())).contains("filename=\"f.txt\"", "bytes");
  }

  @Test
  void theRootPathIsTheBaseUrlItself() {
    assertThat(texts.readRoot().request().url().encodedPath()).isEqualTo("/base/");
  }

  @Test
  void aBodyMayBeSentWithAnyMethodThatOkHttpSendsOneWith() {
    Base base = Base.builder("1").build();
    assertThat(texts.deleteParts(base).request().method()).isEqualTo("DELETE");
    assertThat(content(texts.deleteParts(base).request())).isEqualTo("{\"id\":\"1\"}");
    assertThat(texts.formOptions(base).request().method()).isEqualTo("OPTIONS");
    assertThat(content(texts.formOptions(base).request())).isEqualTo("{\"id\":\"1\"}");
    assertThat(content(texts.deleteForms(true, "x", 2).request())).isEqualTo("a=x&b=2");
  }

  @Test
  void aBodyOfWhichNothingIsRequiredMayBeLeftOut() {
    assertThat(texts.formOptions().request().body()).isNull();
    assertThat(texts.deleteForms(true).request().url().query()).isEqualTo("all=true");
    assertThat(length(texts.addParts().request().body())).isZero();
  }

  @Test
  void aPartMayBeLeftOutAndComeMoreThanOnce() throws IOException {
    MultipartBody.Part part =
        MultipartBody.Part.createFormData("pages", "p.txt", RequestBody.create("page", null));
    Request sent = texts.upload(part, null, null, List.of(part, part)).request();
    assertThat(content(sent).split("filename=", -1)).hasSize(4);
  }

  @Test
  void anOperationMayBeCalledlikeAMethodOfEveryObject() {
    Request sent = texts.callNotify(null, Map.of("a", 1)).request();
    assertThat(content(sent)).isEqualTo("{\"a\":1}");
  }

  @Test
  void theFirstOperationOfTheContractSubmitsARequest() {
    assertThat(RequestCalls.path(Scalars.class)).isEqualTo("things");
    assertThat(RequestCalls.path(InlineBodyRequest.class)).isEqualTo("colours");

    InlineBodyRequest request = InlineBodyRequest.builder().a("b").build();
    assertThat(content(new RequestCalls(retrofit).call(request).request()))
        .isEqualTo("{\"a\":\"b\"}");
  }

  @Test
  void anOperationMayHaveTwoTagsAndNoOperationId() {
    assertThat(RequestCalls.path(Operation.class)).isEqualTo("operations");
    assertThat(RequestCalls.path(Values.class)).isEqualTo("values");

    Call<?> call = new RequestCalls(retrofit).call(Operation.builder().x(1).build());
    assertThat(content(call.request())).isEqualTo("{\"x\":1}");
  }

  @Test
  void optionalParametersOfASubmitAreGivenByTheirKeysInTheContract() {
    InlineBodyRequest request = InlineBodyRequest.builder().build();
    Map<String, ?> parameters = Map.of("Shade", 2.5, "Tints", List.of("a", "b"));
    Request sent = new RequestCalls(retrofit).call(request, parameters).request();
    assertThat(sent.url().encodedQuery()).isEqualTo("tint=a&tint=b");
    assertThat(sent.header("X-Shade")).isEqualTo("2.5");
  }

  @Test
  void aParameterThatTheOperationDoesNotHaveIsRefused() {
    InlineBodyRequest request = InlineBodyRequest.builder().build();
    assertThatThrownBy(() -> new RequestCalls(retrofit).call(request, Map.of("Hue", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("colours has no parameters [Hue]; it has [Shade, Tints]");
  }

  @Test
  void anotherOperationIsChosenByItsPath() {
    InlineBodyRequest request = InlineBodyRequest.builder().build();
    RequestCalls calls = new RequestCalls(retrofit);

    assertThat(calls.call("colours", request).request().url().encodedPath())
        .isEqualTo("/base/colours");
    assertThatThrownBy(() -> calls.call("things/again", request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("things/again")
        .hasMessageContaining("Scalars (things/again)");
  }

  @Test
  void aClassThatNothingSubmitsIsRefusedWithThoseThatAre() {
    Base onlyWithAnId = Base.builder("1").build();

    assertThatThrownBy(() -> new RequestCalls(retrofit).call(onlyWithAnId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Base")
        .hasMessageContaining("Scalars (things), ");
  }

  private Response reply(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(answer, null))
        .build();
  }

  private static String content(Request request) {
    Buffer buffer = new Buffer();
    try {
      assertThat(request.body()).isNotNull();
      request.body().writeTo(buffer);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return buffer.readUtf8();
  }

  private static long length(RequestBody body) {
    try {
      return body.contentLength();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads a body where no checked exception may be thrown. */
  private static final class ResponseBodies {
    static String string(ResponseBody body) {
      try {
        return body.string();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
