package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each dialect and each fault shows in a plain talk over HTTP, and nothing shows without one.
 * Several talk at a time.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class GatewayCatalogueTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Only these are heard by their taking too long. */
  private static final String STALLING = ".*-(stalls|drips)";

  private static List<String> plain = List.of();

  @BeforeAll
  static void holdThePlainTalk() {
    plain = talk(FluxGateway.builder(), List.of());
  }

  @Test
  void twoPlainGatewaysSayTheSame() {
    List<String> again = talk(FluxGateway.builder(), List.of());
    assertThat(again).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(again.get(i)).isEqualTo(plain.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource
  void everyDialectIsHeard(String name) {
    assertThat(sameAsPlain(talk(FluxGateway.builder().dialect(name), plain))).isFalse();
  }

  @ParameterizedTest
  @MethodSource
  void everyFaultIsHeard(String name) {
    Duration patience = name.matches(STALLING) ? Duration.ofMillis(600) : PATIENCE;
    assertThat(sameAsPlain(talk(FluxGateway.builder().fault(name), plain, patience))).isFalse();
  }

  @Test
  void namesAreUniqueAndInLowerCase() {
    Stream<String> names =
        Stream.concat(
            Dialect.all().stream().map(Dialect::name), Fault.all().stream().map(Fault::name));
    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    assertThat(Dialect.all()).allMatch(dialect -> dialect.sentence().endsWith("."));
    assertThat(Fault.all())
        .hasSizeGreaterThan(60)
        .allMatch(fault -> fault.sentence().endsWith("."));
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> FluxGateway.builder().dialect("martian"))
        .hasMessageContaining("martian")
        .hasMessageContaining("pending-200");
    assertThatThrownBy(() -> FluxGateway.builder().fault("gremlins"))
        .hasMessageContaining("gremlins");
  }

  static Stream<String> everyDialectIsHeard() {
    return Dialect.all().stream()
        .filter(Dialect::isSteady)
        .map(Dialect::name)
        .filter(name -> !name.equals("plain"));
  }

  static Stream<String> everyFaultIsHeard() {
    return Fault.all().stream().map(Fault::name);
  }

  private static boolean sameAsPlain(List<String> lines) {
    return lines.equals(plain);
  }

  private static List<String> talk(GatewayBuilder settings, List<String> expected) {
    return talk(settings, expected, PATIENCE);
  }

  private static List<String> talk(
      GatewayBuilder settings, List<String> expected, Duration patience) {
    try (GatewayConversation conversation = new GatewayConversation(settings, expected, patience)) {
      return conversation.hold();
    }
  }
}
