package dev.fluxcontract.client.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a gateway sends, reading it ends in a model or in an exception that is meant for it. */
@Tag("slow")
class HostileBytesTest {
  private static final int BODIES = 100_000;
  private static final String[] FRAGMENTS = {
    "null",
    "{}",
    "[]",
    "{",
    "[",
    "}",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\uD800",
    "\0",
    "\ufeff",
    "true",
    "-",
    "-0",
    "1e999999999",
    "1E-99999999999",
    "0.1e",
    "1".repeat(2_000),
    "NaN",
    "'a'",
    "[".repeat(300),
    "{\"a\":".repeat(300),
    "\"unknown\":",
    "\"url\":5,",
    "//",
    "/*",
    "#",
    "=",
    ";"
  };

  static List<String> schemas() {
    return Contract.models();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void onlyWhatIsMeantForItComesOut(String schema) {
    Random random = new Random(schema.hashCode());
    List<byte[]> seeds = seeds(schema, random);

    // On a short stack: an exception costs the more, the deeper it is thrown.
    int read = CompletableFuture.supplyAsync(() -> read(schema, seeds, random)).join();

    assertThat(read).as("bodies that could be read").isBetween(1, BODIES - 1);
  }

  private static int read(String schema, List<byte[]> seeds, Random random) {
    JsonAdapter<?> adapter = new Moshi.Builder().build().adapter(Contract.model(schema));
    int read = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = mutate(seeds.get(random.nextInt(seeds.size())), random);
      read += survives(adapter, body) ? 1 : 0;
    }
    return read;
  }

  private static List<byte[]> seeds(String schema, Random random) {
    List<byte[]> seeds = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<@Nullable Object> bodies = Bodies.of(schema).generator(1_000);
          for (int i = 0; i < 100; i++) {
            String json = Trees.print(bodies.next(random).value());
            seeds.add(json.getBytes(StandardCharsets.UTF_8));
          }
        });
    return seeds;
  }

  private static byte[] mutate(byte[] seed, Random random) {
    Buffer body = new Buffer().write(seed);
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      long from = random.nextLong(body.size() + 1);
      long to = Math.min(body.size(), from + random.nextInt(8));
      Buffer changed = new Buffer();
      body.copyTo(changed, 0, from);
      switch (random.nextInt(5)) {
        case 0 -> changed.writeUtf8(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        case 1 -> changed.writeByte(random.nextInt(256));
        case 2 -> body.copyTo(changed, from, to - from).copyTo(changed, from, to - from);
        case 3 -> body.copyTo(changed, 0, Math.min(body.size(), 40));
        default -> {} // Only the cut.
      }
      if (random.nextInt(20) > 0) { // Else the body ends here.
        body.copyTo(changed, to, body.size() - to);
      }
      body = changed;
    }
    return body.readByteArray();
  }

  private static <T> boolean survives(JsonAdapter<T> adapter, byte[] body) {
    try {
      T model = adapter.fromJson(new Buffer().write(body));
      return adapter.toJson(model).length() + String.valueOf(model).length() > 0;
    } catch (IOException | JsonDataException e) {
      return false;
    } catch (RuntimeException | Error e) {
      return fail(new String(body, StandardCharsets.ISO_8859_1), e);
    }
  }
}
