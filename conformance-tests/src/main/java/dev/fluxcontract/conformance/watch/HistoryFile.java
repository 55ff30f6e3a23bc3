package dev.fluxcontract.conformance.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.model.Cost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The lines of a history. Each is on the disk before the next probe begins. While the disk is full
 * they are kept in memory, and are written when there is room again. A file that has grown large is
 * moved aside, and takes the place of the one that was moved aside before; the first line of the
 * next one says what was spent, since the lines that tell it may be gone within a day.
 */
final class HistoryFile {
  static final String NAME = "history.jsonl";
  static final String OLDER = "history.1.jsonl";
  static final String FORMAT = "flux-watch-history/1";

  private static final int LONGEST_LINE = 64 << 10;
  private static final int MOST_WAITING = 10_000;

  private final Path folder;
  private final String gateway;
  private final long most;
  private final Consumer<String> told;
  private final Deque<String> waiting = new ArrayDeque<>();
  private String header = "";
  private boolean headed;
  private boolean cut;
  private int lost;
  private boolean failing;

  /**
   * The history of a gateway in a folder.
   *
   * @param most how many bytes a file may have before it is moved aside
   * @param told receives what is wrong with the files
   */
  HistoryFile(Path folder, String gateway, long most, Consumer<String> told) {
    this.folder = folder;
    this.gateway = gateway;
    this.most = most;
    this.told = told;
  }

  /**
   * Reads all lines, and leaves damaged ones out.
   *
   * @param line takes a line, or throws an {@link IllegalArgumentException} where it is damaged
   * @throws IllegalStateException if a file is too large, or is not the history of this gateway
   */
  void read(Consumer<JsonNode> line) throws IOException {
    read(folder.resolve(OLDER), line);
    read(folder.resolve(NAME), line);
  }

  private void read(Path file, Consumer<JsonNode> line) throws IOException {
    headed = false;
    cut = false;
    if (!Files.isRegularFile(file)) {
      return;
    }
    if (Files.size(file) > 2 * most) {
      throw new IllegalStateException(
          file + ": is larger than a watch lets it become; move it away");
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int damaged = 0;
    int firstDamaged = 0;
    int number = 0;
    for (String one : text.split("\n", -1)) {
      number++;
      try {
        JsonNode node = one.isBlank() ? LosslessJson.object() : parsed(one);
        if (node.has("format")) {
          checkHeader(file, node);
          headed = true;
        }
        if (headed && !node.isEmpty()) {
          line.accept(node);
        } else if (!node.isEmpty()) {
          throw new IllegalStateException(
              file + ": is not the history of a watch; name another folder");
        }
      } catch (JsonProcessingException | IllegalArgumentException e) {
        firstDamaged = damaged++ == 0 ? number : firstDamaged;
      }
    }
    if (damaged > 0) {
      String others = damaged == 1 ? "" : ", as are " + (damaged - 1) + " more";
      told.accept(file + ": line " + firstDamaged + " is damaged and left out" + others);
    }
    cut = !text.isEmpty() && !text.endsWith("\n");
  }

  private static JsonNode parsed(String line) throws JsonProcessingException {
    if (line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException("it is too long");
    }
    return LosslessJson.read(line);
  }

  private void checkHeader(Path file, JsonNode header) {
    String format = header.path("format").asText();
    if (!format.equals(FORMAT)) {
      throw new IllegalStateException(
          file + ": format " + format + ": this program reads " + FORMAT + "; name another folder");
    }
    String other = header.path("gateway").asText();
    if (!other.equals(gateway)) {
      throw new IllegalStateException(
          file + ": is the history of " + other + ", not of " + gateway + "; name another folder");
    }
  }

  /**
   * Writes a line, and all that could not be written before. False where it cannot be written.
   *
   * @param before what was spent in the 24 hours before the line
   */
  boolean append(ObjectNode line, Cost before) {
    if (waiting.isEmpty()) {
      header = header(line.path("at").asText(), before);
    }
    waiting.add(LosslessJson.write(line));
    if (waiting.size() > MOST_WAITING) {
      waiting.removeFirst();
      lost++;
    }
    try {
      write();
      if (failing) {
        failing = false;
        String lacks = lost == 0 ? "and lacks nothing" : "but lacks " + lost + " lines";
        told.accept(folder.resolve(NAME) + ": can be written again, " + lacks);
        lost = 0;
      }
      return true;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        told.accept(
            folder.resolve(NAME)
                + ": cannot be written ("
                + TextFile.why(e)
                + "); the watch keeps its lines in memory and tries again with each probe; until"
                + " then it probes only what costs nothing");
      }
      return false;
    }
  }

  /** Takes back the last line, which could not be written. */
  void withdraw() {
    waiting.removeLast();
  }

  private void write() throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.isRegularFile(file) && Files.size(file) > most) {
      Files.move(file, folder.resolve(OLDER), StandardCopyOption.REPLACE_EXISTING);
      cut = false;
      headed = false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long size = channel.size();
      String start = (cut ? "\n" : "") + (size == 0 || !headed ? header : "");
      String text = start + String.join("\n", waiting);
      ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes, size + bytes.position());
        }
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(size);
        throw e;
      }
    }
    cut = false;
    headed = true;
    waiting.clear();
  }

  private String header(String at, Cost before) {
    ObjectNode line = LosslessJson.object().put("format", FORMAT).put("gateway", gateway);
    ProbeRecord.write(line.put("at", at), before);
    return LosslessJson.write(line) + "\n";
  }
}
