package dev.fluxcontract.client.internal.download;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.internal.http.CancellableCall;
import dev.fluxcontract.client.internal.http.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One call to a host of images. The thread that it gets also reads the image. */
final class ImageCall implements CancellableCall {
  private final RemoteImage image;
  private final ImageHostTransport hosts;
  private final HttpTransport transport;
  private @Nullable Request request;
  private volatile @Nullable Call call;
  private volatile boolean cancelled;

  ImageCall(RemoteImage image, ImageHostTransport hosts, HttpTransport transport) {
    this.image = image;
    this.hosts = hosts;
    this.transport = transport;
  }

  @Override
  public void start(Request request, Duration limit, Duration timeLeft) {
    this.request = request;
    hosts.slots().start(this);
  }

  @Override
  public void make() {
    Response response;
    try {
      response = send(requireNonNull(request));
    } catch (Throwable e) {
      // Also what a caller's EventListener throws.
      failed(e);
      return;
    }
    try (response) {
      image.answered(response);
    }
  }

  private Response send(Request request) throws IOException {
    Call next = hosts.call(request);
    call = next;
    if (cancelled) {
      throw new IOException("The call has ended");
    }
    return next.execute();
  }

  @Override
  public void refuse(Throwable why) {
    failed(new IOException("The client could start no thread for the image: " + why, why));
  }

  private void failed(Throwable why) {
    IOException known = why instanceof IOException io ? io : new IOException(why);
    if (known != why) {
      // It may hold a connection, which OkHttp frees after its own exceptions only.
      cancelCall();
    }
    image.failed(requireNonNull(request).url(), known);
  }

  /** The image is read, or was given up, when its call ends. */
  @Override
  public void report() {}

  @Override
  public void cancel() {
    cancelled = true;
    hosts.slots().leave(this);
    cancelCall();
  }

  private void cancelCall() {
    Call current = call;
    if (current != null) {
      transport.cancel(current);
    }
  }
}
