package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.recording.Recording;
import dev.fluxcontract.conformance.recording.RecordingStubs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the documented examples as files for a stand-alone WireMock 3:
 *
 * <pre>{@code
 * java -jar wiremock-standalone.jar --root-dir DIR
 * }</pre>
 *
 * <p>A documented request gets the answer of its document, word for word; any other request that
 * holds what is required gets the first example, and one that does not is refused. With the header
 * {@code Prefer: code=404} or {@code Prefer: code=404, example=NAME} any other documented answer
 * can be had.
 */
public final class StubFiles {
  private final Contract contract;

  /** Stubs of that contract. */
  public StubFiles(Contract contract) {
    this.contract = contract;
  }

  /**
   * Writes {@code mappings} and {@code __files} into a directory, which is made where it is not
   * there, and gives the mapping files.
   */
  public List<Path> write(Path directory) throws IOException {
    // A file of that name is reported as such only here.
    Files.createDirectories(directory);
    Path mappings = Files.createDirectories(directory.resolve("mappings"));
    Path bodies = Files.createDirectories(directory.resolve("__files"));
    List<Path> written = new ArrayList<>();
    for (ExampleStub stub : ExampleStubs.of(contract)) {
      String file = stub.name() + ".json";
      write(bodies.resolve(file), stub.body());
      written.add(write(mappings.resolve(file), stub.withBodyFile(file)));
    }
    return written;
  }

  /** Writes a recording as mapping files into a directory, in place of those of another one. */
  public static List<Path> write(Recording recording, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path mappings = Files.createDirectories(directory.resolve("mappings"));
    try (DirectoryStream<Path> old = Files.newDirectoryStream(mappings, "recorded-*.json")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    List<Path> written = new ArrayList<>();
    for (ObjectNode mapping : RecordingStubs.of(recording, RecordingStubs.ANY_SERVER)) {
      String name = String.format(Locale.ROOT, "recorded-%05d.json", written.size());
      written.add(write(mappings.resolve(name), mapping));
    }
    return written;
  }

  private static Path write(Path file, JsonNode content) throws IOException {
    return Files.writeString(file, LosslessJson.pretty(content) + "\n");
  }
}
