package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.gateway.painting.PictureLook;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is done to pictures beside what the request says. */
final class PictureDialects {
  private static final int LEVELS = 6;

  private PictureDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "picture-noise",
            "The same request gives pictures that differ a little, as on other hardware.",
            PictureDialects::disturb),
        new BehaviourChange(
            "recompressed",
            "JPEG files are compressed again, and lose some brightness.",
            b -> b.makes = m -> m.withStep(LEVELS)),
        new BehaviourChange(
            "watermarked",
            "Each picture has a watermark in its lower right corner.",
            b -> b.makes = m -> m.looking(PictureLook::watermarked)));
  }

  private static void disturb(Behaviour b) {
    AtomicLong jobs = new AtomicLong(1 + b.draw(1000));
    b.makes = m -> m.looking(l -> l.disturbed(jobs.incrementAndGet()));
  }
}
