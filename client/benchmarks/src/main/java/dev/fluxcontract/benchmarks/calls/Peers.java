package dev.fluxcontract.benchmarks.calls;

import dev.fluxcontract.benchmarks.Figures;
import java.util.List;

/** The clients by name. */
public final class Peers {
  public static final String HAND_WRITTEN = "hand-written";
  public static final String FAL = "fal";
  public static final List<String> ALL = List.of(Figures.OURS, HAND_WRITTEN, FAL);

  private Peers() {}

  public static Peer named(String name, String gateway) {
    return switch (name) {
      case Figures.OURS -> new OurPeer(gateway);
      case HAND_WRITTEN -> new HandWrittenPeer(gateway);
      case FAL -> new FalPeer(gateway);
      default -> throw new IllegalArgumentException(name + " is not one of " + ALL);
    };
  }
}
