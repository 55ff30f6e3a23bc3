package dev.fluxcontract.conformance.gateway.painting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.Operation;
import java.math.BigInteger;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a request's images are to be; what neither it nor the contract says is made up. */
public record ImageSpecReader(Random random) {
  private static final int SIDE = 1024;

  public ImageSpec of(Operation operation, ObjectNode request) {
    RequestIntent intent = RequestIntent.of(operation, request);
    BigInteger given = intent.givenSeed();
    BigInteger seed = given == null ? new BigInteger(64, random) : given;
    ImageSpec spec =
        new ImageSpec(
            intent.images(),
            SIDE,
            SIDE,
            "png".equals(intent.usualFormat()),
            seed,
            intent.sync(),
            1,
            look(operation, request, intent, seed));
    RequestIntent.Size size = first(intent.size(), intent.usualSize());
    if (size != null) {
      return sized(spec, size.width(), size.height());
    }
    Double ratio = first(intent.ratio(), intent.usualRatio());
    if (ratio == null) {
      return spec;
    }
    int width = (int) Math.round(SIDE * Math.sqrt(ratio));
    return sized(spec, width, (int) Math.round(width / ratio));
  }

  private static PictureLook look(
      Operation operation, ObjectNode request, RequestIntent intent, BigInteger seed) {
    return new PictureLook(
        operation.path(),
        request.path("prompt").asText(""),
        seed,
        SourcePicture.of(request),
        Math.max(0, Math.min(1, intent.number("strength", 0.5))),
        Math.max(0, intent.number("num_inference_steps", 28)),
        Math.max(0, intent.number("guidance_scale", 3.5)),
        0,
        false);
  }

  /** A gateway that checks nothing gets sides that no picture has. */
  private static ImageSpec sized(ImageSpec spec, int width, int height) {
    return width > 0 && height > 0 ? spec.withSize(width, height) : spec;
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }
}
