package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.response.FramingLimit;
import dev.fluxcontract.client.internal.response.JobPhase;
import dev.fluxcontract.client.internal.util.JsonTree;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a job's status as server-sent events. An event is never taken as the state, only as a
 * reason to poll now, so a silent, broken or wrong stream does no harm.
 */
public final class StatusStream implements Callback {
  private static final long LONGEST_LINE = 256L << 10;
  private static final long LONGEST = 16L << 20;
  private static final String DATA = "data:";

  private final Supplier<@Nullable Call> newCall;
  private final Runnable pollNow;
  private final StatusStreamPool streams;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable Call call;
  private volatile boolean closed;
  private @Nullable String state;

  StatusStream(Supplier<@Nullable Call> newCall, Runnable pollNow, StatusStreamPool streams) {
    this.newCall = newCall;
    this.pollNow = pollNow;
    this.streams = streams;
  }

  void open() {
    try {
      Call next = newCall.get();
      call = next;
      if (next == null || closed) {
        end();
      } else {
        next.enqueue(this);
      }
    } catch (Throwable e) {
      // Also what a caller's EventListener throws. Polling goes on.
      end();
    }
  }

  void close() {
    closed = true;
    Call open = call;
    if (open != null) {
      streams.cancel(open);
    }
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      streams.ended();
    }
  }

  @Override
  public void onFailure(Call failed, IOException e) {
    end();
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try (response) {
      ResponseBody body = response.body();
      MediaType type = body == null ? null : body.contentType();
      if (body != null && response.code() == 200 && type != null && isEvents(type)) {
        listen(body.source());
      } else if (response.code() < 500 || response.code() == 501) {
        streams.absent();
      }
    } catch (IOException e) {
      // The stream has ended; polling goes on.
    } finally {
      end();
    }
  }

  private static boolean isEvents(MediaType type) {
    return type.type().equals("text") && type.subtype().equals("event-stream");
  }

  /** Listens until the job or the stream ends, or for longer than any job takes. */
  private void listen(BufferedSource source) throws IOException {
    for (long heard = 0; heard < LONGEST; ) {
      long end = FramingLimit.apply(() -> source.indexOf((byte) '\n', 0, LONGEST_LINE));
      if (end < 0) {
        return;
      }
      heard += end + 1;
      String line = source.readUtf8(end + 1);
      if (line.startsWith(DATA) && isOver(line.substring(DATA.length()))) {
        return;
      }
    }
  }

  private boolean isOver(String event) {
    Map<String, @Nullable Object> status = members(event);
    String text = JsonTree.text(status.get("status"));
    if (text == null) {
      return false;
    }
    JobPhase phase = JobPhase.of(text);
    boolean over = phase != JobPhase.PENDING && phase != JobPhase.UNKNOWN;
    if (over || (state != null && !state.equals(text))) {
      pollNow.run();
    }
    state = text;
    return over;
  }

  private static Map<String, @Nullable Object> members(String event) {
    try {
      return JsonTree.members(JsonTree.read(new Buffer().writeUtf8(event)));
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }
}
