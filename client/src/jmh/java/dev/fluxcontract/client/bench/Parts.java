package dev.fluxcontract.client.bench;

import dev.fluxcontract.client.bench.build.BuildPart;
import dev.fluxcontract.client.bench.codec.CodecPart;
import dev.fluxcontract.client.bench.cold.ColdPart;
import dev.fluxcontract.client.bench.lag.LagPart;
import dev.fluxcontract.client.bench.waiting.WaitingPart;
import dev.fluxcontract.client.bench.wire.WirePart;
import java.util.List;

/** All parts, in the order in which they are run. */
final class Parts {
  private Parts() {}

  static List<Part> all() {
    return List.of(
        new LagPart(),
        new CodecPart(),
        new WirePart(),
        new WaitingPart(),
        new ColdPart(),
        new BuildPart());
  }

  static List<String> names() {
    return all().stream().map(Part::name).toList();
  }
}
