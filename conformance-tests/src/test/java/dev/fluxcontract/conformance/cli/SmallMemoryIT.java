package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.http.StreamingServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole run with little memory, against answers that would fill any. */
@Tag("slow")
class SmallMemoryIT {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
  private static final String TICKET = "{\"request_id\":\"job-1\"}";

  @TempDir Path folder;

  /** What is answered to whoever asks about a job. */
  private enum Hostile {
    SMALL_LISTS {
      @Override
      void write(OutputStream out) throws IOException {
        out.write(bytes(HEAD + "\r\n{\"status\":\"IN_PROGRESS\",\"images\":["));
        repeat(out, "[],", 24 << 20);
        out.write(bytes("{}]}"));
      }
    },
    LONG_RESULT {
      @Override
      void write(OutputStream out) throws IOException {
        out.write(bytes(HEAD + "\r\n{\"images\":[{\"url\":\"data:image/png;base64,"));
        repeat(out, "AAAA", 9 << 20);
        out.write(bytes("\"}]}"));
      }
    },
    MANY_IMAGES {
      @Override
      void write(OutputStream out) throws IOException {
        out.write(bytes(HEAD + "\r\n{\"images\":["));
        repeat(out, "{\"url\":\"http://127.0.0.1/x.png\"},", 4 << 20);
        out.write(bytes("{}]}"));
      }
    },
    COMPRESSED {
      @Override
      void write(OutputStream out) throws IOException {
        out.write(bytes(HEAD + "Content-Encoding: gzip\r\n\r\n"));
        GZIPOutputStream gzip = new GZIPOutputStream(out);
        repeat(gzip, "{\"images\":[", 1 << 30);
      }
    };

    abstract void write(OutputStream out) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aRunWithLittleMemoryEndsAndBlamesTheGateway(Hostile hostile) throws Exception {
    try (StreamingServer server =
        new StreamingServer(
            (request, out) -> {
              if (request.startsWith("POST")) {
                out.write(bytes(HEAD + "\r\n" + TICKET));
              } else {
                hostile.write(out);
              }
              throw new IOException("the end");
            })) {
      ConformanceJar jar =
          ConformanceJar.run(
              folder,
              Map.of("FLUX_API_KEY", "a-key-of-mine", "JDK_JAVA_OPTIONS", "-Xmx200m"),
              "verify",
              "--gateway",
              server.url(),
              "--budget",
              "14",
              "--only",
              "LIFE,ORDER,RESULT,FILE",
              "--deadline",
              "2",
              "--strict",
              "--report",
              "report");
      assertThat(jar.exitCode()).as(jar.toString()).isEqualTo(1);
      assertThat(jar.out()).doesNotContain("OutOfMemory");
      Path file = folder.resolve("report/report.json");
      JsonNode report = LosslessJson.read(Files.readString(file));
      assertThat(report.at("/verdict").asText()).isEqualTo("not_conformant");
      assertThat(report.at("/summary/must/error").asInt()).isZero();
      assertThat(Files.size(file)).isLessThan(10 << 20);
    }
  }

  private static void repeat(OutputStream out, String text, int length) throws IOException {
    byte[] some = bytes(text.repeat(16_384 / text.length()));
    byte[] copy = Arrays.copyOf(some, some.length);
    for (int i = 0; i < length; i += copy.length) {
      out.write(copy);
    }
  }

  private static byte[] bytes(String text) {
    return StreamingServer.bytes(text);
  }
}
