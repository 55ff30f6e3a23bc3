package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Coverage;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.JobDuration;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs that never were, to write reports of. */
public final class SampleRuns {
  public static final CheckInfo TICKET =
      check("SUBMIT-01", Level.MUST, "A submit is answered by 200 and a ticket");
  public static final CheckInfo REFUSAL =
      check("REFUSE-02", Level.SHOULD, "A value outside of a documented range is refused");
  public static final CheckInfo SCHEME = check("DIALECT-01", Level.NOTE, "How the key is sent");

  private SampleRuns() {}

  public static CheckInfo check(String id, Level level, String title) {
    return new CheckInfo(id, level, title, List.of("D5", "fal"), 2);
  }

  public static CheckResult result(CheckInfo check, Outcome outcome) {
    return result(check, outcome, null, null);
  }

  public static CheckResult result(
      CheckInfo check, Outcome outcome, @Nullable String caseId, @Nullable String reason) {
    return new CheckResult(
        check,
        caseId,
        outcome,
        reason,
        null,
        null,
        new Cost(1, BigDecimal.ZERO),
        12,
        List.of(),
        List.of(),
        false);
  }

  /** A failure in which everything that a gateway can say says the same. */
  public static CheckResult failure(CheckInfo check, Outcome outcome, String said) {
    return new CheckResult(
        check,
        "submitDevTextToImage/num_images=5",
        outcome,
        "The gateway said " + said,
        "a 4xx answer in a known shape; nothing queued",
        said,
        new Cost(5, BigDecimal.ZERO),
        48,
        List.of(exchange(said)),
        List.of(picture(1024, 768, new Color(0x3f7fbf)), picture(512, 512, new Color(0xbf7f3f))),
        false);
  }

  public static Exchange exchange(String said) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer $FLUX_API_KEY");
    headers.put("Content-Type", "application/json");
    return new Exchange(
        "POST",
        "http://127.0.0.1:8080/fal-ai/flux-1/dev",
        headers,
        "{\"prompt\":\"a tiger's eye, macro\",\"num_images\":5}",
        200,
        Map.of("content-type", "text/html; " + said),
        said,
        31,
        null);
  }

  public static RunResult run(CheckResult... results) {
    return run(null, results);
  }

  public static RunResult run(@Nullable String aborted, CheckResult... results) {
    Map<String, String> dialect = new LinkedHashMap<>();
    dialect.put("auth", "bearer");
    dialect.put("pending", "body: status; status: 202");
    dialect.put("extra fields", "request, usage");
    dialect.put("cancel offered", "yes");
    return new RunResult(
        "http://127.0.0.1:8080",
        "bearer",
        Instant.parse("2026-11-21T10:15:30Z"),
        Duration.ofMillis(2140),
        dialect,
        List.of(results),
        List.of(
            new Coverage("submitDevTextToImage", "num_images", "1", true),
            new Coverage("submitDevTextToImage", "num_images", "4", false),
            new Coverage("submitKontextEdit", "aspect_ratio", "\"16:9\"", true)),
        new Cost(5, BigDecimal.ZERO),
        Cost.NONE,
        new Cost(40, Cost.UNLIMITED.usd()),
        Map.of("submit", 2, "status answered with 429", 3),
        List.of(),
        List.of(
            new JobDuration("submitDevTextToImage", 1_000L, 2_500L, 3_500),
            new JobDuration("submitKontextEdit", null, null, 4_500)),
        aborted);
  }

  public static Report report(CheckResult... results) {
    return Report.of(run(results));
  }

  public static Picture picture(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width / 8, height / 8, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.setRGB(x, y, x * y % 97 > 48 ? colour.getRGB() : colour.darker().getRGB());
      }
    }
    PictureFingerprint fingerprint = PictureFingerprint.of(image);
    return new Picture("image/png", width, height, fingerprint, image);
  }
}
