package dev.fluxcontract.client;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Models for tests, made of members that matter to them and blanks for whatever else the contract
 * may require one day.
 */
public final class SampleModels {
  private static final Moshi MOSHI = new Moshi.Builder().build();

  private SampleModels() {}

  static <T> T with(Class<T> type, Map<String, @Nullable Object> members) {
    return requireNonNull(MOSHI.adapter(type).lenient().fromJsonValue(members));
  }

  /** A request of the operation with this path, whatever name the contract gives to its schema. */
  static ApiModel request(String path, String prompt) {
    Class<?> type = requireNonNull(Contract.requests().get(path), path);
    return (ApiModel) with(type, Map.of("prompt", prompt));
  }

  /** A request, and the path that it goes to. */
  public record Request(String path, ApiModel request) {}

  /** A request for each operation of the contract that needs no more. */
  public static List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    Contract.requests()
        .forEach(
            (path, type) -> {
              if (MOSHI.adapter(type).lenient().fromJsonValue(Map.of())
                  instanceof ApiModel request) {
                requests.add(new Request(path, request));
              }
            });
    return requests;
  }
}
