package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a download does to what is in its place already. */
@Timeout(60)
class DownloadTargetTest {
  private static final byte[] PNG = SampleImages.png(999);

  @TempDir Path folder;
  private ImageServer host;
  private DownloadHarness fetching;

  @BeforeEach
  void start() throws IOException {
    host = new ImageServer();
    host.file("/a", "image/png", PNG);
    fetching = new DownloadHarness(host.url("/"), settings -> settings.retries(0));
  }

  @AfterEach
  void stop() throws IOException {
    fetching.close();
    host.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-rw-", "rwxr-x---", "r--------"})
  void anOlderFileKeepsItsMode(String mode) throws IOException {
    Path older = Files.writeString(folder.resolve("a.png"), "older");
    Files.setPosixFilePermissions(older, PosixFilePermissions.fromString(mode));
    save(older);
    assertThat(older).hasBinaryContent(PNG);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(older))).isEqualTo(mode);
  }

  @Test
  void aFifoIsRefusedAndStays() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    assertRefused(fifo, fifo);
  }

  @Test
  void aLinkToAFifoIsRefusedAndBothStay() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Path link = Files.createSymbolicLink(folder.resolve("link"), fifo);
    assertRefused(link, fifo);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aLinkToNothingIsRefusedAndStays() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    assertThatThrownBy(() -> save(link))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(link.toString());
    assertThat(link).isSymbolicLink();
    assertThat(host.requests).isEmpty();
  }

  @Test
  void theFileBehindALinkIsReplacedAndTheLinkStays() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path real = Files.writeString(elsewhere.resolve("real.png"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("link.png"), real);
    save(link);
    assertThat(link).isSymbolicLink();
    assertThat(real).hasBinaryContent(PNG);
    assertThat(elsewhere.toFile().list()).hasSize(1);
  }

  private void assertRefused(Path target, Path special) throws IOException {
    assertThatThrownBy(() -> save(target))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(target.toString())
        .hasMessageContaining("regular file")
        .hasMessageContaining("OutputStream");
    assertThat(Files.readAttributes(special, "isOther")).containsEntry("isOther", true);
    assertThat(host.requests).isEmpty();
  }

  private void save(Path file) {
    fetching.toFile(host.url("/a"), file, DownloadOptions.defaults());
  }
}
