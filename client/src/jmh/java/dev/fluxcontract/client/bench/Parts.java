package dev.fluxcontract.client.bench;

import dev.fluxcontract.client.bench.codec.CodecPart;
import dev.fluxcontract.client.bench.wire.WirePart;
import java.util.List;

/** All parts, in the order in which they are run. */
final class Parts {
  private Parts() {}

  static List<Part> all() {
    return List.of(new CodecPart(), new WirePart());
  }

  static List<String> names() {
    return all().stream().map(Part::name).toList();
  }
}
