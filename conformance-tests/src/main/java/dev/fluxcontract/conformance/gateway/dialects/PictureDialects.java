package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.gateway.painting.PictureLook;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
            b -> b.makes = m -> m.looking(PictureLook::watermarked)),
        new BehaviourChange(
            "signed-anew",
            "A URL of an image is signed anew at each reading; downloads of it differ in length.",
            PictureDialects::signAnew));
  }

  private static void signAnew(Behaviour b) {
    AtomicInteger number = new AtomicInteger();
    b.onImages(
        image -> {
          String url = image.path("url").asText();
          String signature = "?signature=" + number.incrementAndGet();
          image.put("url", url.startsWith("http") ? url + signature : url);
        });
    b.on(
        GatewayStep.FILE,
        reply -> {
          int mark = 1 + number.incrementAndGet() % 64;
          reply.raw = Arrays.copyOf(reply.raw, reply.raw.length + mark);
        });
  }

  private static void disturb(Behaviour b) {
    AtomicLong jobs = new AtomicLong(1 + b.draws.number(1000));
    b.makes = m -> m.looking(l -> l.disturbed(jobs.incrementAndGet()));
  }
}
