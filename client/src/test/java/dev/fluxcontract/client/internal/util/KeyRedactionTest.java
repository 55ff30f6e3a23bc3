package dev.fluxcontract.client.internal.util;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProtocolException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class KeyRedactionTest {
  private static final String KEY = "sk-a/b\"c+d=e_secret";

  /** The forms that the client's page names. */
  enum Form {
    PLAIN(text -> text),
    UPPER_CASE(text -> text.toUpperCase(Locale.ROOT)),
    LOWER_CASE(text -> text.toLowerCase(Locale.ROOT)),
    URL(text -> URLEncoder.encode(text, UTF_8)),
    URL_SPACES(text -> URLEncoder.encode(text, UTF_8).replace("+", "%20")),
    URL_ALL(text -> each(text, "%%%02X")),
    URL_ALL_LOWER_CASE(text -> each(text, "%%%02x")),
    JSON(text -> text.replace("\\", "\\\\").replace("\"", "\\\"")),
    JSON_SLASHES(text -> JSON.of(text).replace("/", "\\/")),
    JSON_ALL(text -> each(text, "\\u%04x")),
    JSON_ALL_UPPER_CASE(text -> each(text, "\\u%04X")),
    JAVASCRIPT(text -> each(text, "\\x%02x")),
    HTML(text -> text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")),
    HTML_NAMES(text -> HTML.of(text).replace("=", "&equals;").replace("/", "&sol;")),
    HTML_DECIMAL(text -> each(text, "&#%d;")),
    HTML_HEX(text -> each(text, "&#x%X;")),
    BASE64(text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8))),
    BASE64_BARE(text -> Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8))),
    BASE64URL(text -> Base64.getUrlEncoder().encodeToString(text.getBytes(UTF_8))),
    BASE64URL_BARE(
        text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8))),
    HEX(text -> HexFormat.of().formatHex(text.getBytes(UTF_8))),
    HEX_UPPER_CASE(text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8)));

    @SuppressWarnings("ImmutableEnumChecker") // Each is a function without state.
    private final UnaryOperator<String> encoding;

    Form(UnaryOperator<String> encoding) {
      this.encoding = encoding;
    }

    String of(String text) {
      return encoding.apply(text);
    }

    private static String each(String text, String format) {
      return text.chars().mapToObj(one -> String.format(format, one)).collect(Collectors.joining());
    }
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .ofMinLength(KeyRedaction.SHORTEST_SECRET)
        .ofMaxLength(80)
        .filter(key -> key.equals(key.strip()));
  }

  @Provide
  Arbitrary<String> surroundings() {
    return Arbitraries.strings().alpha().numeric().withChars(" \":{}[],.<>").ofMaxLength(12);
  }

  @Provide
  Arbitrary<Form> escapes() {
    return Arbitraries.of(
        Form.URL, Form.URL_ALL, Form.JSON, Form.JSON_ALL, Form.HTML, Form.HTML_HEX);
  }

  /** What is shown of a key are at most the characters of base64 that it shares with others. */
  @Property(tries = 2000)
  void hidesAKeyInEachForm(
      @ForAll("keys") String key,
      @ForAll Form form,
      @ForAll("surroundings") String before,
      @ForAll("surroundings") String behind) {
    // Not covered: an escape that begins in the key and ends in the text behind it.
    Assume.that(!key.matches(".*(%.?|\\\\(u.{0,3}|x.?)?)"));
    String shown = form.of(key);
    String clean = KeyRedaction.of(key).apply(before + shown + behind);
    assertThat(clean).contains(KeyRedaction.MARK);
    assertThat(clean.length() - KeyRedaction.MARK.length())
        .isLessThanOrEqualTo(before.length() + behind.length() + 4);
  }

  @Property(tries = 2000)
  void hidesAKeyInAHeaderThatIsEncodedAsAWhole(@ForAll("keys") String key, @ForAll Form form) {
    String headers = form.of("Bearer " + key) + " " + form.of("Authorization: Key " + key);
    assertThat(KeyRedaction.of(key).apply("<" + headers + ">").split("\\[key]", -1)).hasSize(3);
  }

  @Property(tries = 1000)
  void hidesAKeyInAnyMixOfEscapes(
      @ForAll("keys") String key, @ForAll List<@IntRange(max = 6) Integer> choices) {
    List<String> formats =
        List.of("%c", "%%%02X", "%%%02x", "\\u%04x", "&#%d;", "&#x%x;", "\\x%02X");
    StringBuilder escaped = new StringBuilder();
    for (int at = 0; at < key.length(); at++) {
      int choice = choices.isEmpty() ? 1 : choices.get(at % choices.size());
      boolean beginsEscape = "%\\&".indexOf(key.charAt(at)) >= 0;
      String format = formats.get(beginsEscape && choice == 0 ? 1 : choice);
      escaped.append(String.format(format, (int) key.charAt(at)));
    }
    assertThat(KeyRedaction.of(key).apply("(" + escaped + ")")).isEqualTo("([key])");
  }

  @Property(tries = 1000)
  void hidesAKeyInTwoFormsOnTopOfEachOther(
      @ForAll("keys") String key, @ForAll("escapes") Form inner, @ForAll("escapes") Form outer) {
    assertThat(KeyRedaction.of(key).apply("<" + outer.of(inner.of(key)) + ">"))
        .contains(KeyRedaction.MARK);
  }

  /** A layer that decodes the quotation mark decodes what looks like an escape in the key, too. */
  @ParameterizedTest
  @ValueSource(strings = {"!    \"\\'", "a b c d e f g\"\\'h"})
  void hidesAKeyThatHoldsWhatLooksLikeAnEscape(String key) {
    assertThat(KeyRedaction.of(key).apply("<" + Form.URL.of(Form.HTML.of(key)) + ">"))
        .isEqualTo("<[key]>");
  }

  @Test
  void hidesAKeyWhoseSpacesAreEscapedInTwoWays() {
    assertThat(KeyRedaction.of("sk secret 1").apply("<sk+secret%201>")).isEqualTo("<[key]>");
  }

  @Property(tries = 500)
  void leavesTextAloneThatDoesNotHoldTheKey(@ForAll("keys") String key, @ForAll String text) {
    if (!text.toLowerCase(Locale.ROOT).contains(key.toLowerCase(Locale.ROOT))) {
      assertThat(KeyRedaction.of(key).apply(text)).isSameAs(text);
    }
  }

  @Test
  void hidesAKeyWhereverItStands() {
    assertThat(KeyRedaction.of("sk-secret").apply("Bearer sk-secret is not sk-secret2"))
        .isEqualTo("Bearer [key] is not [key]2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 65_530, 65_536, 65_600, 100_000, 200_000})
  void hidesAKeyAtAnyPlaceOfALongText(int before) {
    String text = "x".repeat(before) + Form.JSON_ALL.of(KEY) + "y".repeat(150_000);
    assertThat(KeyRedaction.of(KEY).apply(text))
        .isEqualTo("x".repeat(before) + "[key]" + "y".repeat(150_000));
  }

  @Test
  void hidesTheSecretHalfOfAnIdAndSecretPair() {
    assertThat(KeyRedaction.of("id:0123456789").apply("key 0123456789 of id"))
        .isEqualTo("key [key] of id");
  }

  @Test
  void hidesAShortKeyAsItIsOnly() {
    String text = "short %73hort c2hvcnQ= " + Form.HEX.of("short");
    assertThat(KeyRedaction.of("short").apply(text)).isEqualTo("[key] [key] c2hvcnQ= 73686f7274");
  }

  @Test
  void marksTheLongestOfSecretsThatOverlap() {
    KeyRedaction both = KeyRedaction.of(Map.of("sk-secret-1", "[a]", "sk-secret-12", "[b]"));
    assertThat(both.apply("sk-secret-1 sk-secret-12 sk-secret-12sk-secret-1"))
        .isEqualTo("[a] [b] [b][a]");
    assertThat(both.finds("xsk-secret-12x", "[a]")).isFalse();
    assertThat(both.finds("xsk-secret-1x", "[a]")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%41", "%25", "\\u0026#", "&aaaaaaaaaaa", "\\\\", "sk-a/b\"c+d=e_secre", "a"})
  @Timeout(30)
  void takesNoLongerForTextThatIsMadeToBeSlow(String piece) {
    String text = piece.repeat(8_000_000 / piece.length());
    assertThat(KeyRedaction.of(KEY).apply(text)).isSameAs(text);
    assertThat(KeyRedaction.of("a".repeat(100) + "b").apply(text)).isSameAs(text);
  }

  @Test
  void leavesTextAloneWithoutAKey() {
    assertThat(KeyRedaction.of("").apply("text")).isEqualTo("text");
  }

  @Test
  void leavesAFailureAloneThatDoesNotShowTheKey() {
    IOException harmless = new IOException("reset", new IOException("by peer"));
    assertThat(KeyRedaction.of(ClientHarness.KEY).apply(harmless)).isSameAs(harmless);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "cause", "suppressed"})
  void hidesAKeyInAFailureWhereverItStands(String place) {
    IOException secret = new ProtocolException("Unexpected status line: " + ClientHarness.KEY);
    IOException failure =
        switch (place) {
          case "message" -> secret;
          case "cause" -> new IOException("broken", new IOException("off", secret));
          default -> new IOException("broken");
        };
    if (place.equals("suppressed")) {
      failure.addSuppressed(secret);
    }
    IOException clean = KeyRedaction.of(ClientHarness.KEY).apply(failure);
    assertThat(clean).hasStackTraceContaining(place.equals("message") ? "[key]" : "broken");
    assertThat(stackTrace(clean)).doesNotContain(ClientHarness.KEY);
    assertThat(clean.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  public static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
