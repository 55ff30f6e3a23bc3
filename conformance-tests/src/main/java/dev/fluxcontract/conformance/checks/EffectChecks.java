package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_BATCH;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_GUIDANCE;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_IMAGE;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_MODEL;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_PROMPT;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_SOURCE;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_STEPS;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_STRENGTH;
import static dev.fluxcontract.conformance.cases.CaseKind.EFFECT_TEXT;
import static dev.fluxcontract.conformance.cases.EffectCases.BASE;
import static dev.fluxcontract.conformance.cases.EffectCases.high;
import static dev.fluxcontract.conformance.cases.EffectCases.low;

import dev.fluxcontract.conformance.cases.EffectCases;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.picture.PictureFingerprint;
import dev.fluxcontract.conformance.picture.PictureNoise;
import java.util.Locale;

/** Does a parameter do anything, and is it the model that was paid for? */
@AreaRationale(
    "The pages say that the same seed makes the same picture, that the prompt says what it shows,"
        + " and that it starts from the image that is sent: MUST. What else a parameter does to the"
        + " picture only follows from what they say it is for: SHOULD. They contradict each other"
        + " on what a high strength does, and forbid no watermark: NOTE. Pictures are compared by"
        + " fingerprints, and the noise is measured at the same gateway, with the same request sent"
        + " twice; if noise could explain a difference, the check is skipped, and says so.")
final class EffectChecks {
  @Check(
      id = "EFFECT-01",
      level = Level.MUST,
      title = "The same request with the same seed gives the same picture, apart from noise.",
      documents = {"D1", "D3", "D4", "D6", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_IMAGE},
      per = CheckFrequency.OPERATION)
  void sameSeedGivesTheSamePicture(CheckContext context) {
    EffectPictures pictures = new EffectPictures(context);
    PictureNoise control = pictures.control();
    pictures.of(BASE);
    pictures.of(EffectCases.AGAIN);
    CheckContext.assume(
        pictures.job(BASE).request().binding() || control.repeats(),
        "only fal's page says that this model has a seed: " + control.shown());
    context.expect(
        !control.doesNotRepeat(),
        "How far the pictures are apart",
        "the same request's one and the same, or much nearer than those of two seeds",
        control.shown());
    CheckContext.assume(control.repeats(), "the noise is too large: " + control.shown());
    context.note(control.shown());
  }

  @Check(
      id = "EFFECT-02",
      level = Level.SHOULD,
      title = "Another seed gives another picture.",
      documents = {"D1", "D3", "D4", "D6", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_IMAGE},
      per = CheckFrequency.OPERATION)
  void anotherSeedGivesAnotherPicture(CheckContext context) {
    EffectPictures.assertDifferent(context, "Pictures of two seeds", BASE, EffectCases.OTHER_SEED);
  }

  @Check(
      id = "EFFECT-03",
      level = Level.MUST,
      title = "Another prompt gives another picture.",
      documents = {"D1", "D2", "D3", "D4", "D5", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_PROMPT})
  void anotherPromptGivesAnotherPicture(CheckContext context) {
    EffectPictures.assertDifferent(
        context, "Pictures of two prompts with one seed", BASE, EffectCases.ONE_END);
  }

  @Check(
      id = "EFFECT-04",
      level = Level.SHOULD,
      title = "The images of one request differ.",
      documents = {"D1", "D2", "D3", "D4", "D5", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_BATCH})
  void imagesOfOneRequestDiffer(CheckContext context) {
    EffectPictures pictures = new EffectPictures(context);
    pictures.assertDifferent(
        "Two images of one request",
        pictures.of(EffectCases.BATCH, 0),
        pictures.of(EffectCases.BATCH, 1));
  }

  @Check(
      id = "EFFECT-05",
      level = Level.SHOULD,
      title = "A prompt of about 900 characters is read to its end.",
      documents = {"D1", "D2", "D3", "D4", "D5", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_PROMPT})
  void promptIsReadToItsEnd(CheckContext context) {
    EffectPictures.assertDifferent(
        context,
        "Pictures of two long prompts that differ in their last sentence",
        EffectCases.ONE_END,
        EffectCases.OTHER_END);
  }

  @Check(
      id = "EFFECT-06",
      level = Level.SHOULD,
      title = "The number of steps changes the picture.",
      documents = {"D1", "D2", "D5", "D6", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_STEPS})
  void stepsChangeThePicture(CheckContext context) {
    EffectPictures.assertEndsDiffer(context, EffectCases.STEPS);
  }

  @Check(
      id = "EFFECT-07",
      level = Level.SHOULD,
      title = "The guidance changes the picture.",
      documents = {"D1", "D2", "D3", "D4", "D5", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_TEXT, EFFECT_IMAGE, EFFECT_GUIDANCE})
  void guidanceChangesThePicture(CheckContext context) {
    EffectPictures.assertEndsDiffer(context, EffectCases.GUIDANCE);
  }

  @Check(
      id = "EFFECT-08",
      level = Level.MUST,
      title = "Another input image gives another picture.",
      documents = {"D1", "D2", "D4", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_IMAGE, EFFECT_SOURCE})
  void imageToStartFromMatters(CheckContext context) {
    EffectPictures.assertDifferent(
        context, "Pictures from two images with one seed", BASE, EffectCases.OTHER_SOURCE);
  }

  @Check(
      id = "EFFECT-09",
      level = Level.SHOULD,
      title = "A picture resembles its own input image more than another.",
      documents = {"D1", "D2", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_IMAGE, EFFECT_SOURCE})
  void pictureResemblesItsSource(CheckContext context) {
    EffectPictures pictures = new EffectPictures(context);
    PictureFingerprint one = pictures.of(BASE);
    PictureFingerprint other = pictures.of(EffectCases.OTHER_SOURCE);
    PictureFingerprint oneSource = pictures.source(BASE);
    PictureFingerprint otherSource = pictures.source(EffectCases.OTHER_SOURCE);
    double own = one.colourDistance(oneSource) + other.colourDistance(otherSource);
    double strangers = one.colourDistance(otherSource) + other.colourDistance(oneSource);
    double noise = 2 * pictures.control().base().colourDistance(pictures.control().again()) + 0.01;
    String measured =
        String.format(
            Locale.ROOT, "their own %.1f %%, each other's %.1f %%", 50 * own, 50 * strangers);
    context.expect(
        own <= strangers + noise,
        "How far two pictures are from the images that were sent",
        "nearer to their own than to each other's",
        measured);
    CheckContext.assume(
        own <= strangers - noise, "the difference is too small to decide: " + measured);
    context.note(measured);
  }

  @Check(
      id = "EFFECT-10",
      level = Level.SHOULD,
      title = "The strength changes the picture.",
      documents = {"D1", "D2", "fal"},
      page = PageFact.REQUEST,
      of = {EFFECT_IMAGE, EFFECT_STRENGTH})
  void strengthChangesThePicture(CheckContext context) {
    EffectPictures.assertEndsDiffer(context, EffectCases.STRENGTH);
  }

  /** The pages contradict each other. */
  @Check(
      id = "EFFECT-11",
      level = Level.NOTE,
      title = "Whether a high strength keeps less of the input image, or more.",
      documents = {"D1", "D2", "fal"},
      of = {EFFECT_IMAGE, EFFECT_STRENGTH})
  void whichWayStrengthGoes(CheckContext context) {
    EffectPictures pictures = new EffectPictures(context);
    PictureFingerprint source = pictures.source(BASE);
    double low = pictures.of(low(EffectCases.STRENGTH)).colourDistance(source);
    double high = pictures.of(high(EffectCases.STRENGTH)).colourDistance(source);
    context.found(
        "high-strength",
        Math.abs(low - high) < 0.02
            ? "makes no difference"
            : low < high ? "keeps less" : "keeps more");
  }

  @Check(
      id = "EFFECT-12",
      level = Level.NOTE,
      title = "Whether the reported time grows with the steps.",
      documents = {"fal"},
      of = {EFFECT_STEPS})
  void timeGrowsWithSteps(CheckContext context) {
    context.note(new EffectPictures(context).times(EffectCases.STEPS));
  }

  @Check(
      id = "EFFECT-13",
      level = Level.SHOULD,
      title =
          "A more expensive model gives another picture than a cheaper one, for the same prompt"
              + " and seed.",
      documents = {"fal"},
      of = {EFFECT_TEXT, EFFECT_MODEL})
  void dearerModelIsAnotherOne(CheckContext context) {
    EffectPictures.assertDifferent(context, "Pictures of two models", BASE, EffectCases.DEARER);
  }

  @Check(
      id = "EFFECT-14",
      level = Level.NOTE,
      title = "Whether all pictures have the same mark in the same place.",
      documents = {"fal"},
      of = {EFFECT_TEXT, EFFECT_PROMPT, EFFECT_BATCH})
  void picturesHaveAMark(CheckContext context) {
    EffectPictures pictures = new EffectPictures(context);
    pictures.of(BASE);
    pictures.of(EffectCases.OTHER_END);
    int regions = pictures.markedRegions();
    context.note("the same detail in " + regions + " of 16 regions");
    context.found("watermark", regions == 0 ? "none seen" : "seen");
  }
}
