package dev.fluxcontract.conformance.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes each exchange of a run to a file, one line of JSON for each, without keys, cookies and
 * signatures. A run that is paid for goes on where the file cannot be written any more.
 */
public final class RecordingWriter implements ExchangeInterceptor, AutoCloseable {
  /** A whole run of images of three megabytes has less. */
  private static final long MOST = 4L << 30;

  private final Path path;
  private final Writer file;
  private final RunClock time;
  private final PromptRemoval prompts;
  private final long start;
  private int lines;
  private boolean closed;
  private @Nullable IOException failure;

  private RecordingWriter(Path path, Writer file, RunClock time, PromptRemoval prompts) {
    this.path = path;
    this.file = file;
    this.time = time;
    this.prompts = prompts;
    this.start = time.nanos();
  }

  /**
   * Begins a recording in a new file.
   *
   * @param time the time of the run
   * @throws IOException if there is a file of that name, or it cannot be written
   */
  public static RecordingWriter create(Path file, RecordingHeader header, RunClock time)
      throws IOException {
    Writer writer =
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    RecordingWriter recording =
        new RecordingWriter(file, writer, time, new PromptRemoval(header.prompts()));
    recording.line(header.json());
    return recording;
  }

  @Override
  public boolean records() {
    return true;
  }

  @Override
  public void record(ProbeRequest request, Answer answer, long millis, SecretRedaction redaction) {
    long now = Duration.ofNanos(time.nanos() - start).toMillis();
    RecordedExchange exchange =
        RecordedExchange.of(request, answer, now, millis, new RecordRedaction(redaction, prompts));
    line(exchange.json());
  }

  private synchronized void line(JsonNode line) {
    if (failure != null || closed) {
      return;
    }
    try {
      if (Files.size(path) > MOST) {
        throw new IOException("it has reached " + (MOST >> 20) + " MiB");
      }
      file.write(LosslessJson.write(line) + "\n");
      file.flush();
      lines++;
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Why the recording is not whole; null where it is. */
  public synchronized @Nullable IOException failure() {
    return failure;
  }

  /**
   * Ends the recording with a line that says so: one without it was cut. One of a run that never
   * began is deleted.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      boolean empty = lines == 1;
      line(LosslessJson.object().put("end", time.now().toString()).put("lines", lines));
      closed = true;
      try {
        file.close();
        if (empty) {
          Files.deleteIfExists(path);
        }
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
  }
}
