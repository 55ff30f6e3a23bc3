package dev.fluxcontract.benchmarks.calls;

import dev.fluxcontract.benchmarks.Figures;
import java.util.List;

/** The clients by name. */
final class Peers {
  static final String HAND_WRITTEN = "hand-written";
  static final String FAL = "fal";
  static final List<String> ALL = List.of(Figures.OURS, HAND_WRITTEN, FAL);

  private Peers() {}

  static Peer named(String name, String gateway) {
    return switch (name) {
      case Figures.OURS -> new OurPeer(gateway);
      case HAND_WRITTEN -> new HandWrittenPeer(gateway);
      case FAL -> new FalPeer(gateway);
      default -> throw new IllegalArgumentException(name + " is not one of " + ALL);
    };
  }
}
