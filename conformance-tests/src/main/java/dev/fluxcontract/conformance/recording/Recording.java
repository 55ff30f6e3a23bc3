package dev.fluxcontract.conformance.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A recording as it stands in its file. Answers may be many megabytes, so they are read when they
 * are asked for, and only what finds them is kept.
 *
 * @param header what the recorded run was
 * @param places where its exchanges stand in the file
 */
public record Recording(Path file, RecordingHeader header, List<Place> places) {
  /** The longest answer in base64, with room for its headers. */
  private static final int LONGEST_LINE = 128 << 20;

  /**
   * Where an exchange stands in the file.
   *
   * @param key what a request must have in common with it
   * @param keyOfNoJob the same for a request about another job that does not exist; null for others
   */
  record Place(long offset, int length, String key, @Nullable String keyOfNoJob) {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is not a recording, damaged or cut; says in which line
   */
  public static Recording read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("is a folder, not a file");
    }
    RecordingHeader header = null;
    List<Place> places = new ArrayList<>();
    boolean whole = false;
    int number = 0;
    long offset = 0;
    try (BufferedSource in = Okio.buffer(Okio.source(file))) {
      while (true) {
        number++;
        try {
          byte[] line = line(in);
          if (line.length == 0) {
            number--;
            break;
          }
          if (whole) {
            throw new IllegalArgumentException("it comes after the end of the recording");
          }
          JsonNode json = LosslessJson.readBounded(line);
          if (header == null) {
            header = RecordingHeader.of(json);
          } else if (json.has("end")) {
            requireLast(json, number);
            whole = true;
          } else {
            RecordedExchange one = RecordedExchange.of(json);
            places.add(new Place(offset, line.length, one.key(), one.keyOfNoJob()));
          }
          offset += line.length;
        } catch (JsonProcessingException | IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + number + " is damaged: " + why(e), e);
        }
      }
    }
    if (header == null) {
      throw new IllegalArgumentException("is empty");
    }
    if (!whole) {
      throw new IllegalArgumentException(
          "it was cut after line " + number + ": its last line is missing; record anew");
    }
    return new Recording(file, header, places);
  }

  private static void requireLast(JsonNode json, int number) {
    if (json.path("lines").asInt() != number - 1) {
      throw new IllegalArgumentException(
          "it says that " + json.path("lines").asInt() + " lines come before it");
    }
  }

  private static String why(Exception e) {
    String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return String.valueOf(message).strip().replaceAll("\\s+", " ");
  }

  private static byte[] line(BufferedSource in) throws IOException {
    long end = in.indexOf((byte) '\n', 0, LONGEST_LINE);
    if (end < 0 && in.request(LONGEST_LINE)) {
      throw new IllegalArgumentException("a line is longer than any answer can be");
    }
    return end < 0 ? in.readByteArray() : in.readByteArray(end + 1);
  }

  RecordedExchange at(Place place) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] line = new byte[place.length()];
      in.seek(place.offset());
      in.readFully(line);
      return RecordedExchange.of(LosslessJson.readBounded(line));
    }
  }
}
