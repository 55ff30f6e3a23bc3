package dev.fluxcontract.conformance.http;

import java.util.Locale;

/** What a request asks for, and how long its answer may be. */
public enum RequestPurpose {
  /** A job is submitted. */
  SUBMIT(RequestPurpose.SHORT),
  /** The state of a job. */
  STATUS(RequestPurpose.SHORT),
  /** The result of a job. */
  RESULT(RequestPurpose.SHORT + RequestPurpose.IMAGE),
  /** A job is cancelled. */
  CANCEL(RequestPurpose.SHORT),
  /** The states of a job as a stream. */
  STREAM(RequestPurpose.SHORT),
  /** An image file. */
  FILE(32L << 20);

  /** Room for a megabyte of log lines. */
  private static final long SHORT = 2L << 20;

  /** More than the largest documented size takes as a PNG in a data URI. */
  private static final long IMAGE = 8L << 20;

  private final long bytes;

  RequestPurpose(long bytes) {
    this.bytes = bytes;
  }

  /** How many bytes the body of an answer with that many images in it may have. */
  static long withImages(int images) {
    return SHORT + images * IMAGE;
  }

  /** How many bytes the body of an answer may have. */
  long bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
