package dev.fluxcontract.benchmarks.calls;

import dev.fluxcontract.benchmarks.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** The clients by name. */
public final class Peers {
  public static final String HAND_WRITTEN = "hand-written";
  public static final String FAL = "fal";
  public static final List<String> ALL = List.of(Figures.OURS, HAND_WRITTEN, FAL);

  /** Our client on virtual threads, where Java has such that nothing in it pins. */
  static final String VIRTUAL = "ours on virtual threads";

  private static final int FIRST_JAVA = 24;

  private Peers() {}

  /** Those whose jobs wait side by side. */
  static List<String> concurrent() {
    List<String> all = new ArrayList<>(ALL);
    if (Runtime.version().feature() >= FIRST_JAVA) {
      all.add(VIRTUAL);
    }
    return all;
  }

  public static Peer named(String name, String gateway) {
    return switch (name) {
      case Figures.OURS -> new OurPeer(gateway, null);
      case VIRTUAL -> new OurPeer(gateway, virtualThreads());
      case HAND_WRITTEN -> new HandWrittenPeer(gateway);
      case FAL -> new FalPeer(gateway);
      default -> throw new IllegalArgumentException(name + " is not one of " + ALL);
    };
  }

  /** {@code Thread.ofVirtual().factory()}, which Java 17 does not have. */
  private static ThreadFactory virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java has no virtual threads", e);
    }
  }
}
