package dev.fluxcontract.conformance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The folder that the reports are written to. Each file is written under another name and put in
 * its place once all are complete, so that nobody finds half a report.
 */
public final class ReportFiles {
  private final Path folder;
  private final UnaryOperator<String> redaction;

  private ReportFiles(Path folder, UnaryOperator<String> redaction) {
    this.folder = folder;
    this.redaction = redaction;
  }

  /**
   * Opens the folder, and makes it where it is missing. To be called before a run is paid for.
   *
   * @param redaction takes what must not be told out of the finished text of a file
   * @throws IOException where nothing could be written there
   */
  public static ReportFiles in(Path folder, UnaryOperator<String> redaction) throws IOException {
    Files.createDirectories(folder);
    ReportFiles files = new ReportFiles(folder, redaction);
    Files.delete(Files.createFile(files.part("try")));
    return files;
  }

  /**
   * Writes {@code report.html}, {@code report.json}, {@code junit.xml}, {@code badge.svg} and
   * {@code profile.yaml}.
   *
   * @param page the page for people, {@code report.html}
   * @param profile the dialect as a profile that a later run can be compared with
   * @return where the page for people stands
   * @throws IOException where one of them could not be written; then none of them was replaced,
   *     unless the file system gave way while they were put in their places
   */
  public Path write(Report report, String page, String profile) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("report.json", JsonReport.of(report));
    texts.put("junit.xml", JUnitReport.of(report));
    texts.put("badge.svg", VerdictBadge.of(report));
    texts.put("profile.yaml", profile);
    texts.put("report.html", page);
    replace(texts);
    return folder.resolve("report.html").toAbsolutePath().normalize();
  }

  /**
   * Writes files, by name.
   *
   * @throws IOException as {@link #write} does
   */
  public void replace(Map<String, String> texts) throws IOException {
    Map<Path, Path> staged = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> file : texts.entrySet()) {
        Path part = part(file.getKey());
        staged.put(part, folder.resolve(file.getKey()));
        Files.write(part, redaction.apply(file.getValue()).getBytes(StandardCharsets.UTF_8));
      }
      for (Path place : staged.values()) {
        if (Files.isDirectory(place)) {
          throw new FileAlreadyExistsException(
              place.toString(), null, "there is a folder of that name");
        }
      }
      for (Map.Entry<Path, Path> file : staged.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (Path part : staged.keySet()) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Named after the process, so that two runs into one folder do not take each other's parts. */
  private Path part(String name) {
    return folder.resolve("." + name + "." + ProcessHandle.current().pid() + ".part");
  }
}
