package dev.fluxcontract.client;

import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** What a gateway in a test answers. Single quotes in JSON stand for double ones. */
record Reply(int status, String type, String body, Headers headers) {
  static Reply json(int status, String body) {
    return new Reply(status, "application/json", body.replace('\'', '"'), Headers.of());
  }

  static Reply html(int status, String body) {
    return new Reply(status, "text/html; charset=utf-8", body, Headers.of());
  }

  static Reply empty(int status) {
    return new Reply(status, "application/octet-stream", "", Headers.of());
  }

  static Reply state(String state) {
    return json(202, "{'status':'" + state + "','request_id':'r1'}");
  }

  static Reply images() {
    return json(
        200,
        "{'images':[{'url':'https://cdn.test/1.png','width':8,'height':8}],'seed':17454220438242315174}");
  }

  Reply with(String name, String value) {
    return new Reply(status, type, body, headers.newBuilder().add(name, value).build());
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
