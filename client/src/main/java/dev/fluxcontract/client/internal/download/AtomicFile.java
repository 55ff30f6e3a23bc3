package dev.fluxcontract.client.internal.download;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that exists complete or not at all. It is written beside its place under another name, and
 * moved there by {@link #commit}; closed without that, nothing is left and an older file stays. It
 * gets the mode of the file that it replaces.
 */
public final class AtomicFile implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final FileChannel channel;

  private AtomicFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  static AtomicFile create(Path file) throws IOException {
    boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (exists && !Files.isRegularFile(file)) {
      throw new FileAlreadyExistsException(
          file.toString(),
          null,
          Files.isDirectory(file)
              ? "this is a folder"
              : "it is not a regular file, and is not replaced; download(image, OutputStream) can"
                  + " write to it");
    }
    // A link stays, and the file behind it is replaced.
    Path target = exists ? file.toRealPath() : file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(String.valueOf(folder), null, "this folder does not exist");
    }
    // Not Files.createTempFile: that takes the right to read away from everybody else.
    Path part = folder.resolve(".flux-" + UUID.randomUUID() + ".part");
    return new AtomicFile(target, part, open(part, exists ? mode(target) : null));
  }

  /** The mode of a file; null if the file system has none. */
  private static @Nullable Set<PosixFilePermission> mode(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? null : view.readAttributes().permissions();
  }

  /** Opens a new file, from its first moment with no more than this mode. */
  static FileChannel open(Path part, @Nullable Set<PosixFilePermission> mode) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (mode == null) {
      return FileChannel.open(part, options);
    }
    FileChannel channel =
        FileChannel.open(part, options, PosixFilePermissions.asFileAttribute(mode));
    try {
      // The process's mask may have taken some of it away.
      Files.setPosixFilePermissions(part, mode);
    } catch (IOException | RuntimeException e) {
      close(channel, part);
      throw e;
    }
    return channel;
  }

  OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  void commit() throws IOException {
    // Without this a power cut just after the move may leave an empty file under the final name.
    channel.force(true);
    channel.close();
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    close(channel, part);
  }

  private static void close(FileChannel channel, Path part) throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
