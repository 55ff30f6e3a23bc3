package dev.fluxcontract.conformance.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.QueueApi;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.ContractResponse;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.lang.reflect.Type;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * The generated client sends what the documents print and understands what they print: the JSON on
 * the wire and the JSON that is read and written again is that of the examples, field by field.
 */
class DocumentedExamplesTest {
  private static final Moshi MOSHI = new Moshi.Builder().build();
  private static @Nullable StandAloneWireMock server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = new StandAloneWireMock(directory);
  }

  @AfterAll
  static void stop() {
    requireNonNull(server).close();
  }

  @Test
  void everyDocumentedRequestIsSentAsPrintedAndItsTicketReadWhole() throws Exception {
    for (Operation operation : Contract.bundled().submits()) {
      JsonAdapter<Object> adapter = adapter(String.valueOf(operation.requestSchema().name()));
      for (ContractExample example : operation.requestExamples()) {
        ApiModel request =
            (ApiModel) requireNonNull(adapter.fromJson(LosslessJson.write(example.value())));
        String path = operation.path().substring(1);
        Response<?> answer = new RequestCalls(retrofit("")).call(path, request).execute();
        assertThat(requireNonNull(server).lastBody()).as(example.name()).isEqualTo(example.value());
        assertThat(written(answer.body()))
            .as(example.name())
            .isEqualTo(StandAloneWireMock.ticketFor(operation, example));
      }
    }
  }

  @Test
  void everyDocumentedAnswerAboutAJobIsReadWhole() throws Exception {
    for (String id : new String[] {"status", "result", "cancel"}) {
      for (ContractResponse answer : Contract.bundled().operation(id).answers().values()) {
        for (ContractExample example : answer.examples()) {
          String code = answer.status().replace('X', '0');
          Retrofit retrofit = retrofit("code=" + code + ", example=" + example.name());
          // The result address also answers what is no result, so the body is read by its schema.
          try (okhttp3.Response response =
              retrofit.callFactory().newCall(call(id, retrofit).request()).execute()) {
            assertThat(response.code()).isEqualTo(Integer.parseInt(code));
            String schema = String.valueOf(requireNonNull(answer.schema()).name());
            Object model = adapter(schema).fromJson(requireNonNull(response.body()).string());
            assertThat(written(model)).as(id + " " + example.name()).isEqualTo(example.value());
          }
        }
      }
    }
  }

  private static Call<?> call(String operation, Retrofit retrofit) {
    QueueApi queue = retrofit.create(QueueApi.class);
    return switch (operation) {
      case "status" -> queue.status("fal-ai", "flux-1", "7");
      case "result" -> queue.result("fal-ai", "flux-1", "7");
      default -> queue.cancel("fal-ai", "flux-1", "7");
    };
  }

  private static JsonNode written(@Nullable Object model) throws Exception {
    JsonAdapter<Object> adapter = adapter(requireNonNull(model).getClass().getSimpleName());
    return LosslessJson.read(adapter.toJson(model));
  }

  private static JsonAdapter<Object> adapter(String schema) throws ClassNotFoundException {
    return MOSHI.adapter((Type) Class.forName("dev.fluxcontract.client.model." + schema));
  }

  private static Retrofit retrofit(String prefer) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(chain.request().newBuilder().header("Prefer", prefer).build()))
            .build();
    return new Retrofit.Builder()
        .baseUrl(requireNonNull(server).url() + "/")
        .client(http)
        .addConverterFactory(MoshiConverterFactory.create(MOSHI))
        .build();
  }
}
