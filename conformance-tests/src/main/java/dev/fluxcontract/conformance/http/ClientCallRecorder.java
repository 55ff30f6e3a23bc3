package dev.fluxcontract.conformance.http;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import dev.fluxcontract.conformance.wire.HttpExchanger.Trouble;
import dev.fluxcontract.conformance.wire.HttpExchanger.TroubleKind;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the generated client and the wire: a call goes out when the run lets it, and is
 * recorded as the suite's own requests are.
 */
public final class ClientCallRecorder implements Interceptor {
  /** Whether a submit may be sent, and what came of it. */
  public interface SubmitPermit {
    /** Whether the budget has room for the submit; waits for the gateway's limits. */
    boolean take();

    /** Told what the gateway answered. */
    void answered(ProbeResponse response);
  }

  /** Enough of a body to show, and to find a state in. */
  private static final long BODY = 64 << 10;

  private final GatewayHttp http;
  private final GatewayAddresses base;
  private final ProbeTransport transport;
  private final SubmitPermit permit;
  private final List<ProbeResponse> responses = new CopyOnWriteArrayList<>();
  private volatile boolean outOfBudget;

  ClientCallRecorder(
      GatewayHttp http, GatewayAddresses base, ProbeTransport transport, SubmitPermit permit) {
    this.http = http;
    this.base = base;
    this.transport = transport;
    this.permit = permit;
  }

  /** Settings for a client of the run's gateway and key whose calls are recorded here. */
  public FluxClient.Builder client() {
    return transport.client(base.base(), this);
  }

  /** What the gateway answered, in order. */
  public List<ProbeResponse> responses() {
    return List.copyOf(responses);
  }

  /** Whether the last submit was not sent, since the budget has no room for it. */
  public boolean isOutOfBudget() {
    return outOfBudget;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request sent = chain.request();
    ProbeRequest request = probe(sent);
    awaitPermission(request);
    long start = transport.nanos();
    try {
      Response response = chain.proceed(sent);
      ReceivedHeaders headers = new ReceivedHeaders();
      response.headers().forEach(field -> headers.add(field.getFirst() + ": " + field.getSecond()));
      byte[] body = response.peekBody(BODY).bytes();
      record(request, sent, new Answer(response.code(), headers, body, null), start);
      return response;
    } catch (IOException e) {
      Trouble trouble = new Trouble(TroubleKind.BROKEN, String.valueOf(e.getMessage()));
      record(request, sent, new Answer(0, new ReceivedHeaders(), new byte[0], trouble), start);
      throw e;
    }
  }

  /** Requests to cancel are sent after a stop, too. */
  private void awaitPermission(ProbeRequest request) throws IOException {
    try {
      if (request.purpose() == RequestPurpose.SUBMIT) {
        outOfBudget = !permit.take();
        if (outOfBudget) {
          throw new IOException("The submit does not fit into the budget of the run");
        }
      } else if (request.purpose() != RequestPurpose.CANCEL) {
        http.awaitTurn();
      }
    } catch (RunStopped stopped) {
      throw new IOException(stopped);
    }
  }

  private void record(ProbeRequest request, Request sent, Answer answer, long start) {
    Map<String, String> headers = new LinkedHashMap<>();
    sent.headers().forEach(field -> headers.put(field.getFirst(), field.getSecond()));
    ProbeResponse response = transport.recorded(request, headers, answer, start);
    responses.add(http.learn(request, response));
    if (request.purpose() == RequestPurpose.SUBMIT) {
      permit.answered(response);
    }
  }

  private ProbeRequest probe(Request request) throws IOException {
    RequestBody body = request.body();
    return switch (request.method()) {
      case "POST" -> ProbeRequest.submit(request.url(), text(body));
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
