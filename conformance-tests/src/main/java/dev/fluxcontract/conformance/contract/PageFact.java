package dev.fluxcontract.conformance.contract;

/** What a gateway's own page may state, so that a check can bind because of it. */
public enum PageFact {
  /** The request: its fields with their types, ranges, values and defaults, and printed bodies. */
  REQUEST,
  /** Which values each field of the request takes. */
  FIELDS,
  /** That an image may be sent as a data URI. */
  DATA_URI,
  /** The fields of the answer to a submit. */
  ANSWER,
  /** That this answer has a {@code request_id}. */
  TICKET_ID,
  /** That this answer has the URL of a later step. */
  TICKET_URL,
  /** That this answer has a {@code status}, with the states of the queue. */
  TICKET_STATE,
  /** The word before the key. */
  AUTH,
  /** Where the state of a job is: an operation, or a URL in the answer to a submit. */
  STATUS_ADDRESS,
  /** Where the result of a job is, likewise. */
  RESULT_ADDRESS,
  /** Where a job is cancelled, likewise. */
  CANCEL_ADDRESS,
  /** The operation that tells the state of a job. */
  STATUS,
  /** The operation that tells the result of a job. */
  RESULT,
  /** The operation that cancels a job. */
  CANCEL,
  /** {@code num_images}. */
  IMAGE_COUNT,
  /** {@code output_format}. */
  IMAGE_FORMAT,
  /** {@code aspect_ratio}. */
  ASPECT_RATIO,
  /** The aspect ratio of an image whose request names none, and no size either. */
  DEFAULT_RATIO
}
