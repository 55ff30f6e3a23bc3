package dev.fluxcontract.conformance.recording;

/** What a recording has in place of the prompts. */
public enum RecordedPrompts {
  /** The prompts themselves. */
  KEPT,

  /** Marks. A replay puts the prompts back, since it sends the same. */
  REMOVED
}
