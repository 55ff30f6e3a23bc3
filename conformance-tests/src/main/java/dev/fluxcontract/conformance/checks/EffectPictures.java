package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.EffectCases.imageField;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.EffectCases;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import dev.fluxcontract.conformance.picture.PictureNoise;
import dev.fluxcontract.conformance.picture.WatermarkDetector;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageDecoder;
import dev.fluxcontract.conformance.reading.ImageLocator;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pictures that a check compares, and what comes of it. */
final class EffectPictures {
  /** Requests whose pictures have nothing else in common. */
  private static final List<String> MARKED =
      List.of(EffectCases.BASE, EffectCases.OTHER_SEED, EffectCases.ONE_END, EffectCases.OTHER_END);

  private static final int MOST_MARKED = 8;

  private final CheckContext context;
  private @Nullable Operation operation;

  EffectPictures(CheckContext context) {
    this.context = context;
  }

  /** The job of the case of that name, of the model whose picture was looked at first. */
  ObservedJob job(String name) {
    context.made();
    List<ObservedJob> named =
        context.jobs().stream().filter(one -> one.request().id().endsWith("/" + name)).toList();
    ObservedJob job =
        named.stream()
            .filter(one -> named.size() == 1 || one.request().operation().equals(operation))
            .findFirst()
            .orElseThrow(() -> CheckContext.cannotTell("the request " + name + " was not sent"));
    CheckContext.assume(job.made() != null, job + ": " + job.how());
    operation = operation == null ? job.request().operation() : operation;
    return job;
  }

  /** The first picture of the job of the case of that name. */
  PictureFingerprint of(String name) {
    return of(name, 0);
  }

  /** One of its pictures; the report shows it, and the answer that names it. */
  PictureFingerprint of(String name, int number) {
    context.shown(requireNonNull(job(name).made()));
    Picture picture = picture(name, number);
    context.picture(picture);
    return picture.fingerprint();
  }

  /** The same request twice, and with another seed. */
  PictureNoise control() {
    return new PictureNoise(
        picture(EffectCases.BASE, 0).fingerprint(),
        picture(EffectCases.AGAIN, 0).fingerprint(),
        picture(EffectCases.OTHER_SEED, 0).fingerprint());
  }

  private Picture picture(String name, int number) {
    ObservedJob job = job(name);
    CheckContext.assume(job.files().size() > number, job + " has no image number " + (number + 1));
    CheckContext.assume(!ImageLocator.flagged(job.result()), job + " was flagged as unsafe");
    FetchedImage file = job.files().get(number);
    Picture picture = file.picture();
    if (picture == null) {
      throw CheckContext.cannotTell("An image of " + job + ": " + file.whyNoPicture());
    }
    return picture;
  }

  /** The pictures of two requests that have to differ by more than the gateway's noise. */
  static void assertDifferent(CheckContext context, String what, String one, String other) {
    EffectPictures pictures = new EffectPictures(context);
    pictures.assertDifferent(what, pictures.of(one), pictures.of(other));
  }

  /** The pictures with a low and with a high value of a field, likewise. */
  static void assertEndsDiffer(CheckContext context, String field) {
    EffectPictures pictures = new EffectPictures(context);
    String low = EffectCases.low(field);
    String high = EffectCases.high(field);
    String what =
        "Pictures with " + pictures.value(low, field) + " and with " + pictures.value(high, field);
    pictures.assertDifferent(what, pictures.of(low), pictures.of(high));
  }

  /** Two pictures that have to differ by more than the gateway's noise. */
  void assertDifferent(String what, PictureFingerprint one, PictureFingerprint other) {
    PictureNoise control = control();
    String measured = PictureNoise.shown(one, other) + "; " + control.shown();
    switch (control.relation(one, other)) {
      case SAME -> {
        if (control.overlap()) {
          throw CheckContext.cannotTell(
              what + ": the same request twice differs as much as another seed: " + measured);
        }
        context.expect(false, what, "two pictures", "one and the same: " + measured);
      }
      case CANNOT_BE_TOLD ->
          throw CheckContext.cannotTell(
              what + ": they differ too little to rule out noise: " + measured);
      case DIFFERENT -> context.note(what + ": " + measured);
    }
  }

  /** In how many regions pictures of different seeds and prompts have the same detail. */
  int markedRegions() {
    List<BufferedImage> pictures = new ArrayList<>();
    for (String name : MARKED) {
      pictures.add(picture(name, 0).thumbnail());
    }
    pictures.add(picture(EffectCases.BATCH, 1).thumbnail());
    int regions = WatermarkDetector.regions(pictures);
    CheckContext.assume(
        regions <= MOST_MARKED,
        "the pictures are alike in " + regions + " of 16 regions: no mark is that large");
    return regions;
  }

  /** The value of a field in the request of that name, for a report. */
  String value(String name, String field) {
    return field + " " + LosslessJson.write(job(name).request().intent().value(field));
  }

  /** The image that the job of that name started from. */
  PictureFingerprint source(String name) {
    Case request = job(name).request();
    JsonNode value = request.intent().value(requireNonNull(imageField(request.operation())));
    String uri = (value.isArray() ? value.path(0) : value).asText();
    byte[] file = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    Picture picture = ImageDecoder.decode(file, ImageDecoder.format(file)).picture();
    return requireNonNull(picture).fingerprint();
  }

  /** How long jobs with a low and a high value of a field took, as their results report it. */
  String times(String field) {
    String low = EffectCases.low(field);
    String high = EffectCases.high(field);
    double before = time(low);
    double after = time(high);
    if (before == 0 || after == 0) {
      return "no times are reported";
    }
    return String.format(
        Locale.ROOT,
        "%.2f s with %s, %.2f s with %s: %s",
        before,
        value(low, field),
        after,
        value(high, field),
        after > before ? "it grows" : "it does not grow");
  }

  private double time(String name) {
    ObservedJob job = job(name);
    context.shown(requireNonNull(job.made()));
    double sum = 0;
    for (JsonNode time : job.result().path("timings")) {
      sum += time.asDouble();
    }
    return sum;
  }
}
