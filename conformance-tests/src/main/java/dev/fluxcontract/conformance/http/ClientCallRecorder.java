package dev.fluxcontract.conformance.http;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import dev.fluxcontract.conformance.wire.HttpExchanger.Trouble;
import dev.fluxcontract.conformance.wire.HttpExchanger.TroubleKind;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the generated client and the wire: a call goes out when the run lets it, and is
 * recorded as the suite's own requests are.
 */
public final class ClientCallRecorder implements Interceptor {
  /** Whether a submit may be sent, and what came of it. */
  public interface SubmitPermit {
    /** The case that is submitted. */
    String caseId();

    /** Whether the budget has room for the submit; waits for the gateway's limits. */
    boolean take();

    /** Told what the gateway answered. */
    void answered(ProbeResponse response);
  }

  /** Why a submit is not sent that costs too much. */
  public static final String OUT_OF_BUDGET = "it does not fit into the budget";

  /** Made once: each one that is made from nothing reads the trusted certificates. */
  private static final OkHttpClient SETTINGS = new OkHttpClient();

  /** Enough of a body to show, and to find a state in. */
  private static final long BODY = 64 << 10;

  /** More than the client reads of any body. */
  private static final long WHOLE_BODY = 64 << 20;

  private final GatewayHttp http;
  private final GatewayAddresses base;
  private final ProbeTransport transport;
  private final SubmitPermit permit;
  private final List<ProbeResponse> responses = new CopyOnWriteArrayList<>();
  private final AtomicLong heldBack = new AtomicLong();
  private volatile @Nullable String notSent;

  ClientCallRecorder(
      GatewayHttp http, GatewayAddresses base, ProbeTransport transport, SubmitPermit permit) {
    this.http = http;
    this.base = base;
    this.transport = transport;
    this.permit = permit;
  }

  /** Settings for a client of the run's gateway and key whose calls are recorded here. */
  public FluxClient.Builder client() {
    return transport.client(base.base(), SETTINGS.newBuilder().addInterceptor(this).build());
  }

  /** What the gateway answered, in order. */
  public List<ProbeResponse> responses() {
    return List.copyOf(responses);
  }

  /** Whether no call reaches the gateway. The client's downloads would: they go another way. */
  public boolean isReplay() {
    return transport.interceptor().replays();
  }

  /** Whether the last request was not answered since no more tries were recorded. */
  public boolean isAllThatWasRecorded() {
    String reason = notSent;
    return reason != null && reason.startsWith(ExchangeInterceptor.NOT_RECORDED);
  }

  /** How long calls waited until the run let them go out; the client's limits ran meanwhile. */
  public Duration heldBack() {
    return Duration.ofNanos(heldBack.get());
  }

  /** Why the last request was not sent; null where it was. */
  public @Nullable String notSent() {
    return notSent;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request sent = chain.request();
    ProbeRequest request = probe(sent);
    long asked = transport.nanos();
    awaitPermission(request);
    heldBack.addAndGet(transport.nanos() - asked);
    ExchangeInterceptor.Replayed replayed = replay(request);
    if (replayed != null) {
      Answer answer = replayed.answer();
      keep(request, sent, answer, replayed.millis());
      if (answer.trouble() != null) {
        throw new IOException(answer.trouble().message());
      }
      return response(sent, answer);
    }
    long start = transport.nanos();
    try {
      Response response = chain.proceed(sent);
      ReceivedHeaders headers = new ReceivedHeaders();
      response.headers().forEach(field -> headers.add(field.getFirst() + ": " + field.getSecond()));
      byte[] body =
          response.peekBody(transport.interceptor().records() ? WHOLE_BODY : BODY).bytes();
      record(request, sent, new Answer(response.code(), headers, body, null), start);
      return response;
    } catch (IOException e) {
      Trouble trouble = new Trouble(TroubleKind.BROKEN, String.valueOf(e.getMessage()));
      record(request, sent, Answer.none(trouble), start);
      throw e;
    }
  }

  /** Requests to cancel are sent after a stop, too. */
  private void awaitPermission(ProbeRequest request) throws IOException {
    try {
      if (request.purpose() == RequestPurpose.SUBMIT) {
        notSent = permit.take() ? null : OUT_OF_BUDGET;
        if (notSent != null) {
          transport.notSent(request);
          throw new IOException(notSent);
        }
      } else if (request.purpose() != RequestPurpose.CANCEL) {
        http.awaitTurn();
      }
    } catch (RunStopped stopped) {
      throw new IOException(stopped);
    }
  }

  private ExchangeInterceptor.@Nullable Replayed replay(ProbeRequest request) throws IOException {
    try {
      return transport.interceptor().replay(request, http.redaction());
    } catch (ExchangeInterceptor.NotRecordedException e) {
      notSent = e.getMessage();
      throw new IOException(e);
    }
  }

  private static Response response(Request sent, Answer answer) {
    Headers.Builder headers = new Headers.Builder();
    // OkHttp has read them once: it takes any value, but not any name.
    answer
        .headers()
        .forEach(
            (name, value) -> {
              if (!name.isEmpty()) {
                headers.addUnsafeNonAscii(name, value);
              }
            });
    String type = answer.headers().get("Content-Type");
    MediaType mediaType = type == null ? null : MediaType.parse(type);
    return new Response.Builder()
        .request(sent)
        .protocol(Protocol.HTTP_1_1)
        .code(answer.status())
        .message("")
        .headers(headers.build())
        .body(ResponseBody.create(answer.body(), mediaType))
        .build();
  }

  private void record(ProbeRequest request, Request sent, Answer answer, long start) {
    keep(request, sent, answer, transport.record(request, answer, start));
  }

  private void keep(ProbeRequest request, Request sent, Answer answer, long millis) {
    Map<String, String> headers = new LinkedHashMap<>();
    sent.headers().forEach(field -> headers.put(field.getFirst(), field.getSecond()));
    ProbeResponse response = transport.recorded(request, headers, answer, millis);
    responses.add(http.learn(request, response));
    if (request.purpose() == RequestPurpose.SUBMIT) {
      permit.answered(response);
    }
  }

  private ProbeRequest probe(Request request) throws IOException {
    RequestBody body = request.body();
    return switch (request.method()) {
      case "POST" -> ProbeRequest.submit(request.url(), text(body), permit.caseId());
      case "PUT" -> ProbeRequest.cancel(request.url());
      default ->
          base.own(request.url())
              ? ProbeRequest.get(RequestPurpose.RESULT, request.url())
              : ProbeRequest.get(RequestPurpose.FILE, request.url()).as(ProbeCredentials.NONE);
    };
  }

  private static String text(@Nullable RequestBody body) throws IOException {
    Buffer buffer = new Buffer();
    if (body != null) {
      body.writeTo(buffer);
    }
    return buffer.readUtf8();
  }
}
