package dev.fluxcontract.conformance.page.reading;

import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.page.model.UnreadablePageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a page, bounded in size.
 *
 * @param file the name under which it was given
 * @param text the text, with {@code \n} as line end
 * @param lines the same, line by line
 */
public record PageSource(String file, String text, List<String> lines) {
  static final int MOST_BYTES = 1 << 20;
  static final int MOST_LINES = 20_000;

  public PageSource {
    lines = List.copyOf(lines);
  }

  /** Reads a file. */
  public static PageSource read(Path file) throws UnreadablePageException {
    if (Files.isDirectory(file)) {
      throw new UnreadablePageException(1, "is a folder, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new UnreadablePageException(1, TextFile.why(e));
    }
  }

  /** Reads a stream to its end, or to the greatest size of a page. */
  public static PageSource read(String name, InputStream in) throws UnreadablePageException {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadablePageException(1, "is larger than 1 MiB, which no page is");
      }
      return of(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new UnreadablePageException(1, "is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      throw new UnreadablePageException(1, TextFile.why(e));
    }
  }

  static PageSource of(String name, String raw) throws UnreadablePageException {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    text = text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
    List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
    if (lines.size() > MOST_LINES) {
      throw new UnreadablePageException(
          MOST_LINES, "has more than " + MOST_LINES + " lines, which no page has");
    }
    return new PageSource(name, text, lines);
  }
}
