package dev.fluxcontract.client;

import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** What a gateway in a test answers. Single quotes in JSON stand for double ones. */
public record ScriptedReply(int status, String type, String body, Headers headers) {
  public static ScriptedReply json(int status, String body) {
    return new ScriptedReply(status, "application/json", body.replace('\'', '"'), Headers.of());
  }

  public static ScriptedReply html(int status, String body) {
    return new ScriptedReply(status, "text/html; charset=utf-8", body, Headers.of());
  }

  public static ScriptedReply empty(int status) {
    return new ScriptedReply(status, "application/octet-stream", "", Headers.of());
  }

  public static ScriptedReply state(String state) {
    return json(202, "{'status':'" + state + "','request_id':'r1'}");
  }

  public static ScriptedReply images() {
    return json(
        200,
        "{'images':[{'url':'https://cdn.test/1.png','width':8,'height':8}],'seed':17454220438242315174}");
  }

  public ScriptedReply with(String name, String value) {
    return new ScriptedReply(status, type, body, headers.newBuilder().add(name, value).build());
  }

  Response to(Request request) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .headers(headers)
        .body(ResponseBody.create(body, MediaType.get(type)))
        .build();
  }
}
