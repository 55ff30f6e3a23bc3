package dev.fluxcontract.client.bench.codec;

import dev.fluxcontract.client.bench.Figures;
import java.util.List;

/** The codecs by name. */
final class Codecs {
  static final String HAND_WRITTEN = "hand-written";
  static final String MOSHI = "Moshi by reflection";
  static final String JACKSON = "Jackson";
  static final String STOCK = "stock Gson";
  static final String FAL = "fal";
  static final List<String> ALL = List.of(Figures.OURS, HAND_WRITTEN, MOSHI, JACKSON, STOCK, FAL);

  private Codecs() {}

  static Codec named(String name) {
    return switch (name) {
      case Figures.OURS -> MoshiCodec.generated();
      case HAND_WRITTEN -> new HandWrittenCodec();
      case MOSHI -> MoshiCodec.reflective();
      case JACKSON -> new JacksonCodec();
      case STOCK -> new StockCodec();
      case FAL -> new FalCodec();
      default -> throw new IllegalArgumentException(name + " is none of " + ALL);
    };
  }
}
