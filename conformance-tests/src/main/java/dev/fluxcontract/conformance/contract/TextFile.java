package dev.fluxcontract.conformance.contract;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that users name, and says in plain words why one cannot be read or written. */
public final class TextFile {
  private TextFile() {}

  /** What a file on the class path holds. */
  public static byte[] resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return requireNonNull(in, "not on the class path: " + name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a UTF-8 file.
   *
   * @param mebibytes the largest size; parsers take minutes, or all memory, for much more
   * @throws IllegalArgumentException if it cannot be read; the message continues after "FILE: "
   */
  public static String read(Path file, int mebibytes) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("is a folder, not a file");
    }
    int most = mebibytes << 20;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IllegalArgumentException("is larger than " + mebibytes + " MiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(why(e), e);
    }
  }

  /** Why a file could not be read or written, without the names of Java classes. */
  public static String why(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    if (reason != null) {
      return reason;
    }
    return e instanceof FileAlreadyExistsException
        ? "a file of that name exists"
        : "the system gives no reason";
  }
}
