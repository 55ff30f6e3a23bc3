package dev.fluxcontract.conformance.cases;

/**
 * What a case tries. The order is that in which a budget is spent, among what is equally new: what
 * tells most about a gateway comes first.
 */
public enum CaseKind {
  /** A documented example, as it is printed. Must be taken. */
  EXAMPLE(true),
  /** A job to try missing and wrong keys on. Must be taken. */
  GUARDED(true),
  /** A submit without a key. Must be refused. */
  NO_KEY(false),
  /** A submit with a wrong key. Must be refused. */
  WRONG_KEY(false),
  /** A job to cancel while it waits. Must be taken. */
  CANCELLED(true),
  /** A job to cancel when it is over. Must be taken. */
  FINISHED(true),
  /** A required field left out. Must be refused. */
  REQUIRED(false),
  /** A body that is not JSON. Must be refused. */
  NOT_JSON(false),
  /** Several allowed values at once: enum values, both ends of ranges. Must be taken. */
  VALUES(true),
  /** A nullable field that is null. Must be taken. */
  NULLS(true),
  /** A prompt in many scripts. Must be taken. */
  UNICODE(true),
  /** The cheapest request for the generated client to send and wait for. Must be taken. */
  CLIENT(false),
  /** The same, for a job that the generated client cancels. Must be taken. */
  CLIENT_CANCELLED(false),
  /** A text that is none of the enum's. Must be refused. */
  NOT_IN_ENUM(false),
  /** A number just above its range. Must be refused. */
  ABOVE(false),
  /** A number just below its range. Must be refused. */
  BELOW(false),
  /** A job with {@code sync_mode}. Must be taken. */
  SYNC(true),
  /** An image as a data URI. Must be taken. */
  DATA_URI(true),
  /** A job with the documented parameters in query and headers. Must be taken. */
  PARAMETERS(true),
  /** A very long prompt. Must be taken. */
  LARGE(true),
  /** A submit with the key but for its last letter. Must be refused. */
  CUT_KEY(false),
  /** A submit with the key and one letter more. Must be refused. */
  LONGER_KEY(false),
  /** A submit with the key in the other case. Must be refused. */
  OTHER_CASE_KEY(false),
  /** A submit with the word before the key alone. Must be refused. */
  EMPTY_KEY(false),
  /** A field nobody documents. May be taken or refused. */
  UNKNOWN_FIELD(true),
  /** A value of another type. Must be refused. */
  WRONG_TYPE(false),
  /** Spellings of enum values that only relays document. fal's own queue may refuse them. */
  SPELLING(true),
  /** A field that no document of the gateway's own names, only fal's. May be refused. */
  OPTIONAL(true),
  /** A request to a model that paints from text, the same again, and with another seed. */
  EFFECT_TEXT(true),
  /** The same for a model that starts from an image. */
  EFFECT_IMAGE(true),
  /** Two images at once. */
  EFFECT_BATCH(true),
  /** A long prompt, and one that differs at its end. */
  EFFECT_PROMPT(true),
  /** Another image to start from. */
  EFFECT_SOURCE(true),
  /** Both ends of the number of steps. */
  EFFECT_STEPS(true),
  /** Both ends of the guidance. */
  EFFECT_GUIDANCE(true),
  /** A low and a high strength. */
  EFFECT_STRENGTH(true),
  /** A request to a model, and the same to a dearer one. */
  EFFECT_MODEL(true);

  private final boolean job;

  CaseKind(boolean job) {
    this.job = job;
  }

  /** Whether the gateway is to refuse it. */
  public boolean isToBeRefused() {
    return !job && this != CLIENT && this != CLIENT_CANCELLED;
  }

  /** Whether the gateway is to refuse it for its body: it comes with the right key. */
  public boolean isOfABadBody() {
    return switch (this) {
      case REQUIRED, NOT_JSON, NOT_IN_ENUM, ABOVE, BELOW, WRONG_TYPE -> true;
      default -> false;
    };
  }

  /** Whether its picture is there to be compared with others. */
  public boolean isEffect() {
    return compareTo(EFFECT_TEXT) >= 0;
  }

  /** Whether a job is to come of it that is followed to its end. */
  public boolean makesJob() {
    return job;
  }
}
