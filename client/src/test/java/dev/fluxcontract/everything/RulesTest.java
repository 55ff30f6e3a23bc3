package dev.fluxcontract.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.everything.model.Rules;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void valuesAtTheEdgeOfTheirRangePass() {
    Rules.builder("ab").share(Double.MIN_VALUE).even(-4).big(BigInteger.ZERO).build();
    Rules.builder("abcde")
        .share(Math.nextDown(1.0))
        .even(4)
        .big(BigInteger.TWO.pow(64).subtract(BigInteger.ONE))
        .pair(List.of("abc", "☃☃☃"))
        .prices(Map.of("a", 0.0))
        .repository("owner/repo")
        .repositories(List.of("owner/repo"))
        .foreign("a form that Java cannot read is not checked")
        .build();
  }

  @Test
  void eachRuleIsToldWithTheFieldTheValueAndTheRule() {
    assertViolation(Rules.builder("a"), "word is a, but must have at least 2 characters and has 1");
    assertViolation(Rules.builder("abcdef"), "word is abcdef, but must have at most 5 characters");
    assertViolation(Rules.builder("abc\n"), "but must match ^[a-z");
    assertViolation(Rules.builder("ABC"), "word is ABC, but must match ^[a-z\"\\\\]+$");
    assertViolation(
        rules().repository("a/b/c"), "repository is a/b/c, but must match ^[^/]*/[^/]*$");
    assertViolation(rules().share(0.0), "share is 0.0, but must be more than 0");
    assertViolation(rules().share(1.0), "share is 1.0, but must be less than 1");
    assertViolation(rules().even(-6), "even is -6, but must be at least -4");
    assertViolation(rules().even(6), "even is 6, but must be at most 4");
    assertViolation(rules().even(3), "even is 3, but must be a multiple of 2");
    assertViolation(
        rules().big(BigInteger.TWO.pow(64)),
        "big is 18446744073709551616, but must be at most 18446744073709551615");
    assertViolation(rules().pair(List.of("a")), "pair is [a], but must have at least 2 elements");
    assertViolation(rules().pair(List.of("a", "b", "c")), "must have at most 2 elements and has 3");
    assertViolation(rules().pair(List.of("a", "a")), "must not hold the same element twice");
    assertViolation(
        rules().pair(List.of("a", "long")),
        "pair[1] is long, but must have at most 3 characters and has 4");
    assertViolation(rules().prices(Map.of()), "prices is {}, but must have at least 1 entries");
    assertViolation(rules().prices(Map.of("a", -1.0)), "prices.a is -1.0, but must be at least 0");
  }

  @Test
  void aRequiredTextIsNotBlankUnlessUnchecked() {
    for (String blank : List.of("", " ", "\n\t\u3000")) {
      assertViolation(Rules.builder(blank), "Rules: word is blank, but must hold a text");
      Rules.builder(blank).unchecked().build();
      rules().foreign(blank).build();
    }
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithTheWayOut() {
    assertThatThrownBy(() -> Rules.builder("A").share(2.0).even(5).build())
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Rules: word is A, but ")
        .hasMessageContainingAll("; word is A, but must match", "; share is 2.0", "; even is 5")
        .hasMessageEndingWith("(unchecked() on the builder turns range checks off)");
  }

  @Test
  void uncheckedTurnsRangesOff() {
    Rules made = Rules.builder("A").share(2.0).pair(List.of()).unchecked().build();

    assertThat(Json.write(Rules.class, made)).isEqualTo("{'word':'A','share':2.0,'pair':[]}");
  }

  @Test
  @SuppressWarnings("NullAway") // Callers without a null checker do this.
  void uncheckedDoesNotTurnOffWhatIsRequired() {
    for (Rules.Builder builder : List.of(Rules.builder(null), rules().word(null))) {
      assertThatThrownBy(() -> builder.unchecked().build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Rules: word is null, but is required");
    }
  }

  @Test
  void whatJsonCannotTellIsNeverSent() {
    for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertViolation(rules().share(number).unchecked(), "must be a finite number");
    }
  }

  @Test
  void whatComesInIsNotHeldToRanges() {
    assertThat(Json.read(Rules.class, "{'word':'A','even':7}").even()).isEqualTo(7);
  }

  @Test
  void aHugeValueIsCutShortInTheMessage() {
    assertThatThrownBy(() -> Rules.builder("x".repeat(1_000_000)).build())
        .message()
        .hasSizeLessThan(1_000)
        .contains("has 1000000");
  }

  private static Rules.Builder rules() {
    return Rules.builder("abc");
  }

  private static void assertViolation(Rules.Builder builder, String message) {
    assertThatThrownBy(builder::build)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Rules: ")
        .hasMessageContaining(message);
  }
}
