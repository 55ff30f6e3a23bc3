package dev.fluxcontract.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A gateway within the test's own thread. It answers each kind of call from a list, whose last
 * entry it repeats, and 404 where there is no list.
 */
public final class ScriptedGateway implements Interceptor {
  public static final String TICKET =
      "{'status':'IN_QUEUE','request_id':'r1',"
          + "'response_url':'https://queue.fal.run/fal-ai/flux-1/requests/r1',"
          + "'status_url':'https://queue.fal.run/fal-ai/flux-1/requests/r1/status',"
          + "'cancel_url':'https://queue.fal.run/fal-ai/flux-1/requests/r1/cancel','queue_position':0}";

  public final List<Request> requests = new ArrayList<>();

  /** Where there is one, it tells the state of the one job. */
  @Nullable Supplier<String> clock;

  private final Map<String, Deque<Object>> replies = new HashMap<>();

  ScriptedGateway() {
    submit(ScriptedReply.json(200, TICKET));
  }

  ScriptedGateway submit(Object... list) {
    return on("submit", list);
  }

  ScriptedGateway status(Object... list) {
    return on("status", list);
  }

  ScriptedGateway result(Object... list) {
    return on("result", list);
  }

  ScriptedGateway cancel(Object... list) {
    return on("cancel", list);
  }

  /** Answers calls whose path this is, or whose kind. An exception in the list is thrown. */
  public ScriptedGateway on(String kindOrPath, Object... list) {
    replies.put(kindOrPath, new ArrayDeque<>(List.of(list)));
    return this;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    requests.add(request);
    String path = request.url().encodedPath();
    Deque<Object> list = replies.getOrDefault(path, replies.get(kind(request.method(), path)));
    Supplier<String> states = clock;
    if (states != null && path.endsWith("/status")) {
      return ScriptedReply.state(states.get()).to(request);
    }
    Object reply = list == null ? ScriptedReply.json(404, "{'detail':'Not Found'}") : next(list);
    if (reply instanceof IOException broken) {
      throw broken;
    }
    return ((ScriptedReply) reply).to(request);
  }

  private static Object next(Deque<Object> list) {
    return list.size() > 1 ? list.removeFirst() : list.getFirst();
  }

  private static String kind(String method, String path) {
    return switch (method) {
      case "POST" -> "submit";
      case "PUT" -> "cancel";
      default -> path.endsWith("/status") ? "status" : "result";
    };
  }

  long count(String kind) {
    return requests.stream()
        .filter(request -> kind(request.method(), request.url().encodedPath()).equals(kind))
        .count();
  }

  List<String> paths() {
    return requests.stream().map(request -> request.url().encodedPath()).toList();
  }

  OkHttpClient http() {
    return new OkHttpClient.Builder().addInterceptor(this).build();
  }
}
