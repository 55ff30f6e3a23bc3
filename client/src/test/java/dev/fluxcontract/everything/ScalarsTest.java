package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.Json.assertRefused;
import static dev.fluxcontract.everything.Json.assertRoundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.everything.model.Scalars;
import dev.fluxcontract.everything.model.Times;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {
  private static final String JSON =
      "{'text':'t\\n☃','flag':true,'int32':-2147483648,'int64':9223372036854775807,"
          + "'uint32':4294967295,'uint64':18446744073709551615,'plain':7,'real':0.1,'single':1.5,"
          + "'amount':-2.0,'moment':'2026-01-02T03:04:05.678+01:00','day':'2026-01-02',"
          + "'id':'0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f90','link':'https://a.example/b?c=d#e',"
          + "'bytes':'AAEC/w=='}";

  @Test
  void aMomentIsWrittenWithItsSeconds() {
    assertRoundTrip(Times.class, "{'at':'2026-01-02T03:04:00Z'}");
  }

  @Test
  void everyTypeKeepsItsValue() {
    Scalars scalars = assertRoundTrip(Scalars.class, JSON);

    assertThat(scalars)
        .isEqualTo(
            Scalars.builder(
                    "t\n☃",
                    true,
                    Integer.MIN_VALUE,
                    Long.MAX_VALUE,
                    4294967295L,
                    new BigInteger("18446744073709551615"),
                    7,
                    0.1,
                    1.5,
                    -2.0,
                    OffsetDateTime.parse("2026-01-02T03:04:05.678+01:00"),
                    LocalDate.parse("2026-01-02"),
                    UUID.fromString("0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f90"),
                    URI.create("https://a.example/b?c=d#e"),
                    ByteString.of((byte) 0, (byte) 1, (byte) 2, (byte) 255))
                .build());
  }

  @Test
  void aWrongTypeIsRefusedWithThePathAndTheExpectedType() {
    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                "text",
                "a string",
                "flag",
                "a boolean",
                "int32",
                "an integer",
                "int64",
                "an integer",
                "uint64",
                "an integer",
                "real",
                "a number",
                "moment",
                "a string",
                "id",
                "a string",
                "link",
                "a string",
                "bytes",
                "a string"));
    expected.forEach(
        (field, type) -> {
          for (String wrong : wrongFor(type)) {
            assertRefused(Scalars.class, with(field, wrong))
                .hasMessageContaining("Expected " + type)
                .hasMessageEndingWith("at path $." + field);
          }
        });
  }

  private static String[] wrongFor(String type) {
    return switch (type) {
      case "a string" -> new String[] {"5", "true", "null", "[]", "{}"};
      case "a boolean" -> new String[] {"5", "'true'", "null", "[true]", "{}"};
      default -> new String[] {"'5'", "true", "null", "[5]", "{}"};
    };
  }

  @ParameterizedTest
  @CsvSource({
    "int32, 2147483648",
    "int32, -2147483649",
    "int32, 1.5",
    "int32, 1e99",
    "int64, 9223372036854775808",
    "int64, 0.1",
    "uint64, 1e-1",
    "uint64, 1e999999999",
    "uint64, 1e99999999999",
    "moment, '2026-01-02'",
    "moment, '2026-13-02T03:04:05Z'",
    "day, '2026-02-30'",
    "id, '1-2-3-4-5'",
    // Java would read it, and lose the first digit.
    "id, '123456789-abc-1234-1234-123456789abc'",
    "link, '::'",
    "bytes, '%'"
  })
  void whatDoesNotFitIsRefused(String field, String value) {
    boolean number = field.contains("int");
    assertRefused(Scalars.class, with(field, number ? value : "'" + value + "'"))
        .hasMessageContaining("at path $." + field);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "1e2, 100", "-0, 0", "-0.0, 0"})
  void anIntegerMayBeWrittenAsADecimal(String written, int meant) {
    Scalars scalars = Json.read(Scalars.class, with("int32", written));

    assertThat(scalars.int32()).isEqualTo(meant);
    assertThat(Json.read(Scalars.class, with("uint64", written)).uint64()).isEqualTo(meant);
  }

  @Test
  void aMillionDigitsAreRefusedAtOnce() {
    String digits = "9".repeat(1_000_000);

    for (String field : new String[] {"int64", "uint64", "unknown"}) {
      assertRefused(Scalars.class, with(field, digits))
          .hasMessageContaining("at path $." + field)
          .message()
          .hasSizeLessThan(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text", "flag", "int32", "int64", "uint32", "uint64", "plain", "real", "single", "amount",
        "moment", "day", "id", "link", "bytes"
      })
  void eachRequiredFieldIsMissed(String field) {
    assertRefused(Scalars.class, JSON.replace("'" + field + "'", "'other'"))
        .hasMessageMatching("Expected an? .* but the field is missing at path \\$\\." + field);
  }

  private static String with(String field, String value) {
    String without = JSON.replaceAll("'" + field + "':('[^']*'|[^,}]*),?", "");
    return without.replaceFirst(",?}$", ",") + "'" + field + "':" + value + "}";
  }
}
