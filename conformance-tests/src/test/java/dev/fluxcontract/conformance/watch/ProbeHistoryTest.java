package dev.fluxcontract.conformance.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.conformance.model.Cost;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a watch finds when it starts again, whatever happened to its files. */
class ProbeHistoryTest extends HistoryFixture {
  @Test
  void isReadAsItWasWritten() throws Exception {
    ProbeRecord written = record("SUBMIT-01", 1);
    try (ProbeHistory history = open()) {
      history.begin(new Cost(4, BigDecimal.ONE));
      assertThat(history.spent()).isEqualTo(new Cost(4, BigDecimal.ONE));
      history.add(written, true);
      assertThat(history.spent()).isEqualTo(written.asked());
    }
    try (ProbeHistory history = open()) {
      assertThat(history.records()).containsExactly(written);
      assertThat(history.spent()).isEqualTo(written.asked());
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aLastLineThatWasCutIsNamedAndLeftOut() throws Exception {
    spend(1);
    spend(2);
    Path file = folder.resolve("history.jsonl");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 40));
    spend(3);
    try (ProbeHistory history = open()) {
      assertThat(history.records()).extracting(one -> one.asked().images()).containsExactly(1, 3);
      assertThat(history.spent().images()).as("the cut one with all that it might").isEqualTo(12);
    }
    assertThat(told).hasSize(2).allMatch(text2 -> text2.contains("line 5 is damaged and left out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"at\":\"+999999999-12-31T23:59:59Z\",\"check\":\"A-1\",\"outcome\":\"passed\"}",
        "{\"at\":\"2026-11-28T12:00:00Z\",\"check\":\"A-1\",\"outcome\":\"?\"}",
        "{\"at\":\"2026-11-28T12:00:00Z\",\"images\":-5}",
        "{\"at\":\"2026-11-28T12:00:00Z\",\"usd\":1e999999999,\"images\":1}",
        "{\"at\":\"2026-11-28T12:00:00Z\",\"afterMillis\":9223372036854775807}",
        "{\"at\":7,\"check\":{}}",
        "[]",
        "null",
        "{{",
        "\u0000",
      })
  void aHostileLineDoesNoHarm(String line) throws Exception {
    spend(1);
    Files.writeString(folder.resolve("history.jsonl"), line + "\n", StandardOpenOption.APPEND);
    spend(2);
    try (ProbeHistory history = open()) {
      assertThat(history.records()).extracting(one -> one.asked().images()).contains(1, 2);
      assertThat(history.spent().images()).isLessThan(20);
    }
  }

  @Test
  void textsAndLinesAreBounded() throws Exception {
    spend(1);
    Path file = folder.resolve("history.jsonl");
    String reason = "x".repeat(5_000);
    Files.writeString(
        file, Files.readString(file).replace("\"reason\":null", "\"reason\":\"" + reason + "\""));
    try (ProbeHistory history = open()) {
      assertThat(history.records().get(0).reason()).hasSizeLessThan(600);
    }
    Files.writeString(file, "x".repeat(50_000), StandardOpenOption.APPEND);
    assertThatThrownBy(this::open).hasMessageContaining("is larger than a watch lets it become");
  }

  @Test
  void aFullDiskIsToldOnceAndNothingIsLost() throws Exception {
    Path file = folder.resolve("history.jsonl");
    Files.createDirectory(file);
    try (ProbeHistory history = open()) {
      assertThat(history.begin(new Cost(4, BigDecimal.ONE))).isFalse();
      history.add(record("SUBMIT-01", 1), true);
      history.add(record("SUBMIT-02", 2), false);
      assertThat(told).hasSize(1).first().asString().contains("cannot be written");
      assertThat(history.spent().images()).isEqualTo(3);
      Files.delete(file);
      history.add(record("SUBMIT-03", 0), false);
      assertThat(told).hasSize(2).last().asString().contains("can be written again");
    }
    try (ProbeHistory history = open()) {
      assertThat(history.records())
          .extracting(ProbeRecord::check)
          .containsExactly("SUBMIT-01", "SUBMIT-02", "SUBMIT-03");
      assertThat(history.spent().images()).isEqualTo(3);
    }
  }

  @Test
  void isMovedAsideBeforeItGrowsLarge() throws Exception {
    for (int i = 0; i < 200; i++) {
      try (ProbeHistory history = open()) {
        history.add(record("SUBMIT-" + i, 1), false);
      }
    }
    assertThat(Files.size(folder.resolve("history.jsonl"))).isLessThan(21_000);
    assertThat(Files.size(folder.resolve("history.1.jsonl"))).isBetween(20_000L, 21_000L);
    try (ProbeHistory history = open()) {
      assertThat(history.records().size()).isBetween(50, 199);
      assertThat(history.records().get(history.records().size() - 1).check())
          .isEqualTo("SUBMIT-199");
    }
    assertThat(told).isEmpty();
  }

  @Test
  void aFirstLineThatWasCutStopsNoLaterStart() throws Exception {
    Files.writeString(folder.resolve("history.jsonl"), "{\"format\":\"flux-wat");
    spend(1);
    spend(2);
    assertThat(spent()).isEqualTo(3);
    assertThat(told).hasSize(3).allMatch(text -> text.contains("line 1 is damaged and left out"));
  }

  @Test
  void linesThatMemoryDoesNotHoldAreNotSaidToBeThere() throws Exception {
    Path file = folder.resolve("history.jsonl");
    Files.createDirectory(file);
    try (ProbeHistory history = open()) {
      for (int i = 0; i < 10_003; i++) {
        time.sleep(Duration.ofMinutes(20));
        history.add(record("UNKNOWN-01", 0), false);
      }
      Files.delete(file);
      history.add(record("UNKNOWN-01", 0), false);
    }
    assertThat(told).last().asString().endsWith("can be written again, but lacks 4 lines");
  }

  @Test
  void isOfOneGatewayAndOneWatch() throws Exception {
    spend(1);
    assertThatThrownBy(() -> ProbeHistory.open(folder, "https://two.example", time, told::add))
        .hasMessageContaining("is the history of https://one.example, not of https://two.example");
    try (ProbeHistory history = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("another watch writes to it; let it end");
      assertThat(history.records()).hasSize(1);
    }
    Files.writeString(folder.resolve("history.jsonl"), "{\"a\":1}\n");
    assertThatThrownBy(this::open).hasMessageContaining("is not the history of a watch");
    Files.writeString(folder.resolve("history.jsonl"), "{\"format\":\"flux-watch-history/9\"}\n");
    assertThatThrownBy(this::open).hasMessageContaining("this program reads flux-watch-history/1");
  }
}
