package dev.fluxcontract.benchmarks.cold;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.fluxcontract.benchmarks.codec.HandWrittenReading;
import dev.fluxcontract.benchmarks.codec.HandWrittenWriting;
import dev.fluxcontract.benchmarks.codec.PlainRecords;
import java.io.IOException;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** A program that submits one job and ends, with nothing but OkHttp and a JSON reader. */
final class HandWrittenTicketProgram {
  private HandWrittenTicketProgram() {}

  public static void main(String[] arguments) throws IOException {
    String prompt = "a lighthouse in a storm, oil on canvas";
    Buffer json = new Buffer();
    HandWrittenWriting.write(
        JsonWriter.of(json),
        new PlainRecords.DevTextToImage(prompt, null, null, null, 1, null, null, null, null, null));
    Request request =
        new Request.Builder()
            .url(arguments[0] + "fal-ai/flux-1/dev")
            .header("Authorization", "Bearer key")
            .post(RequestBody.create(json.readByteString(), MediaType.get("application/json")))
            .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      JsonReader reader = JsonReader.of(Objects.requireNonNull(response.body()).source());
      ProgramEnd.with(HandWrittenReading.ticket(reader).requestId());
    }
  }
}
