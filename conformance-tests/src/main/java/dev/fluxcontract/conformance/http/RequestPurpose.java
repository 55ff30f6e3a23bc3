package dev.fluxcontract.conformance.http;

import java.util.Locale;

/** What a request asks for, and how long its answer may be. */
public enum RequestPurpose {
  /** A job is submitted. */
  SUBMIT(Length.SHORT),
  /** The state of a job. */
  STATUS(Length.SHORT),
  /** The result of a job. */
  RESULT(Length.withImages(1)),
  /** A job is cancelled. */
  CANCEL(Length.SHORT),
  /** The states of a job as a stream. */
  STREAM(Length.SHORT),
  /** An image file. */
  FILE(Length.FILE);

  private final long bytes;

  RequestPurpose(long bytes) {
    this.bytes = bytes;
  }

  /** How many bytes the body of an answer may have. */
  long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Sizes in bytes. */
  static final class Length {
    /** Room for a megabyte of log lines. */
    static final long SHORT = 2L << 20;

    /** More than the largest documented size takes as a PNG in a data URI. */
    private static final long IMAGE = 8L << 20;

    private static final long FILE = 32L << 20;

    private Length() {}

    static long withImages(int images) {
      return SHORT + images * IMAGE;
    }
  }
}
