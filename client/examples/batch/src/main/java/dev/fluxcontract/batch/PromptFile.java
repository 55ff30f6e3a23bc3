package dev.fluxcontract.batch;

import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.DevTextToImage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file of prompts: each row is one request. */
final class PromptFile {
  private static final int MOST_FAULTS = 20;

  /** A request as JSON, and what its images cost. */
  record Row(String model, String request, BigDecimal cost) {}

  private PromptFile() {}

  /**
   * All rows of the file.
   *
   * @throws IllegalArgumentException if one of them is wrong; each is printed with its line
   */
  static List<Row> rows(Path file, BigDecimal price) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setIgnoreEmptyLines(true).get();
    try (StringReader text = new StringReader(Files.readString(file).replaceFirst("^\uFEFF", ""));
        CSVParser parser = format.parse(text)) {
      if (!parser.getHeaderNames().contains("prompt")) {
        throw new IllegalArgumentException(file + " has no column prompt in its first line");
      }
      for (CSVRecord record : parser) {
        long lineEnds = String.join("", record.values()).lines().count();
        try {
          rows.add(row(record, price));
        } catch (IllegalArgumentException e) {
          long line = parser.getCurrentLineNumber() - Math.max(0, lineEnds - 1);
          faults.add("line " + line + ": " + e.getMessage());
        }
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is not UTF-8; save it as UTF-8", e);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(file + ": " + e.getCause().getMessage(), e);
    }
    if (!faults.isEmpty()) {
      faults.stream().limit(MOST_FAULTS).forEach(System.err::println);
      throw new IllegalArgumentException("wrong rows: " + faults.size() + "; nothing was added");
    }
    return rows;
  }

  private static Row row(CSVRecord record, BigDecimal price) {
    if (!record.isConsistent()) {
      throw new IllegalArgumentException(
          "cells: "
              + record.size()
              + ", which is not what the header has; quote a text with a comma");
    }
    Map<String, String> cells = new LinkedHashMap<>(record.toMap());
    cells.values().removeIf(String::isEmpty);
    String model = cells.remove("model");
    model = model == null ? RequestCalls.path(DevTextToImage.class) : model.strip();
    ApiModel request = Requests.of(model, cells);
    BigDecimal cost = price.multiply(BigDecimal.valueOf(Requests.images(request)));
    return new Row(model, Requests.json(request), cost);
  }
}
