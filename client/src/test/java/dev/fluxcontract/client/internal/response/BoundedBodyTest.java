package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
  @Test
  void readsAShortBodyWhole() throws IOException {
    BoundedBody body = BoundedBody.read(ResponseBody.create("abc", null), 3);
    assertThat(body.whole()).isTrue();
    assertThat(body.bytes().readUtf8()).isEqualTo("abc");
  }

  @Test
  void stopsAtTheLimit() throws IOException {
    BoundedBody body = BoundedBody.read(ResponseBody.create("abcd", null), 3);
    assertThat(body.whole()).isFalse();
    assertThat(body.bytes().readUtf8()).isEqualTo("abc");
  }

  @Test
  void readsNoMoreOfAnEndlessBody() throws IOException {
    long limit = 100_000;
    Endless endless = new Endless();
    BoundedBody body = BoundedBody.read(ResponseBody.create(Okio.buffer(endless), null, -1), limit);
    assertThat(body.whole()).isFalse();
    assertThat(body.bytes().size()).isEqualTo(limit);
    assertThat(endless.sent).isLessThan(limit + 32 * 1024);
  }

  private static final class Endless implements Source {
    private long sent;

    @Override
    public long read(Buffer sink, long byteCount) {
      sink.write(new byte[(int) byteCount]);
      sent += byteCount;
      return byteCount;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
