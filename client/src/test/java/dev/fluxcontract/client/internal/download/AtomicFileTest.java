package dev.fluxcontract.client.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.SampleImages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void isNotThereUntilItIsWhole() throws IOException {
    Path target = folder.resolve("a.png");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.out().write(SampleImages.png(99));
      assertThat(target).doesNotExist();
      file.commit();
    }
    assertThat(target).hasBinaryContent(SampleImages.png(99));
    assertThat(folder).isDirectoryContaining(target::equals).satisfies(this::holdsOneFile);
  }

  @Test
  void withoutCommitTheOlderFileStays() throws IOException {
    Path target = Files.writeString(folder.resolve("a.png"), "older");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.out().write(1);
    }
    assertThat(target).hasContent("older");
    holdsOneFile(folder);
  }

  /** Not by a download, which would replace the device if this were broken. */
  @Test
  void refusesTheNullDevice() {
    assertThatThrownBy(() -> AtomicFile.create(Path.of("/dev/null")).close())
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("/dev/null")
        .hasMessageContaining("not a regular file");
  }

  @Test
  void replacesAnOlderFile() throws IOException {
    Path target = Files.writeString(folder.resolve("a.png"), "older");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.out().write('n');
      file.commit();
    }
    assertThat(target).hasContent("n");
  }

  @Test
  void canBeReadByWhomeverThePlaceAllows() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));
    Path target = folder.resolve("a.png");
    try (AtomicFile file = AtomicFile.create(target)) {
      file.commit();
    }
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void leavesNothingWhereItsModeCannotBeSet() {
    Path part = folder.resolve("a.part");
    assertThatThrownBy(() -> AtomicFile.open(part, new ReadableOnce()))
        .hasMessageContaining("a second time");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderInItsPlaceIsRefusedAtOnce() {
    assertThatThrownBy(() -> AtomicFile.create(folder))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("this is a folder");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(() -> AtomicFile.create(folder.resolve("no/a.png")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("folder does not exist");
  }

  private void holdsOneFile(Path folder) {
    assertThat(folder.toFile().list()).hasSize(1);
  }

  /** A mode that a file can be created with, and that cannot be set afterwards. */
  private static final class ReadableOnce extends AbstractSet<PosixFilePermission> {
    private boolean read;

    @Override
    public Iterator<PosixFilePermission> iterator() {
      if (read) {
        throw new UnsupportedOperationException("a second time");
      }
      read = true;
      return Set.of(PosixFilePermission.OWNER_WRITE).iterator();
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
