package dev.fluxcontract.client.bench.codec;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import stock.JSON;

/** The stock generator's models, read and written as Retrofit's Gson converter does it. */
final class StockCodec implements Codec {
  private final Gson gson = new JSON().getGson();

  @Override
  public Decoding decoding(Answer answer) {
    Class<?> type =
        switch (answer) {
          case TICKET -> stock.model.QueueTicket.class;
          case STATUS -> stock.model.QueueStatus.class;
          case RESULT -> stock.model.ImageResult.class;
        };
    TypeAdapter<?> adapter = gson.getAdapter(type);
    return json ->
        adapter.read(
            gson.newJsonReader(new InputStreamReader(json.inputStream(), StandardCharsets.UTF_8)));
  }

  @Override
  public Encoding encoding(Request request) throws IOException {
    return switch (request) {
      case DEV_TEXT_TO_IMAGE -> encoding(stock.model.DevTextToImage.class, request);
      case DEV_IMAGE_TO_IMAGE -> encoding(stock.model.DevImageToImage.class, request);
      case KONTEXT_EDIT -> encoding(stock.model.KontextEdit.class, request);
      case KONTEXT_TEXT_TO_IMAGE -> encoding(stock.model.KontextTextToImage.class, request);
    };
  }

  @Override
  public String rewritten(Answer answer, Object decoded) {
    return gson.toJson(decoded);
  }

  private <T> Encoding encoding(Class<T> type, Request request) throws IOException {
    TypeAdapter<T> adapter = gson.getAdapter(type);
    T value = adapter.fromJson(request.json());
    return () -> {
      Buffer buffer = new Buffer();
      Writer writer = new OutputStreamWriter(buffer.outputStream(), StandardCharsets.UTF_8);
      try (JsonWriter json = gson.newJsonWriter(writer)) {
        adapter.write(json, value);
      }
      return buffer.readByteArray();
    };
  }
}
