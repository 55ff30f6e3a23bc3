package dev.fluxcontract.client.bench.wire;

import dev.fluxcontract.client.bench.Figures;
import java.util.List;

/** The clients by name. */
final class Peers {
  static final String HAND_WRITTEN = "hand-written";
  static final String STOCK = "stock Gson";
  static final String FAL = "fal";
  static final String BARE_SOCKET = "bare socket";
  static final List<String> ALL = List.of(Figures.OURS, HAND_WRITTEN, STOCK, FAL, BARE_SOCKET);

  private Peers() {}

  static Peer named(String name, String gateway) {
    return switch (name) {
      case Figures.OURS -> new OurPeer(gateway);
      case HAND_WRITTEN -> new HandWrittenPeer(gateway);
      case STOCK -> new StockPeer(gateway);
      case FAL -> new FalPeer(gateway);
      case BARE_SOCKET -> new BareSocket(gateway);
      default -> throw new IllegalArgumentException(name + " is none of " + ALL);
    };
  }
}
