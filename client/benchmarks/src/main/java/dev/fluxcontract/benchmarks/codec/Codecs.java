package dev.fluxcontract.benchmarks.codec;

import dev.fluxcontract.benchmarks.Figures;
import java.util.List;

/** The codecs by name. */
final class Codecs {
  static final String HAND_WRITTEN = "hand-written";
  static final String MOSHI = "Moshi by reflection";
  static final String JACKSON = "Jackson";
  static final List<String> ALL = List.of(Figures.OURS, HAND_WRITTEN, MOSHI, JACKSON);

  private Codecs() {}

  static Codec named(String name) {
    return switch (name) {
      case Figures.OURS -> MoshiCodec.generated();
      case HAND_WRITTEN -> new HandWrittenCodec();
      case MOSHI -> MoshiCodec.reflective();
      case JACKSON -> new JacksonCodec();
      default -> throw new IllegalArgumentException(name + " is not one of " + ALL);
    };
  }
}
