package dev.fluxcontract.client.bench.codec;

/** Which plain record stands for which answer and request. */
final class PlainTypes {
  private PlainTypes() {}

  static Class<?> of(Answer answer) {
    return switch (answer) {
      case TICKET -> Plain.Ticket.class;
      case STATUS -> Plain.Status.class;
      case RESULT -> Plain.Result.class;
    };
  }

  static Class<?> of(Request request) {
    return switch (request) {
      case DEV_TEXT_TO_IMAGE -> Plain.DevTextToImage.class;
      case DEV_IMAGE_TO_IMAGE -> Plain.DevImageToImage.class;
      case KONTEXT_EDIT -> Plain.KontextEdit.class;
      case KONTEXT_TEXT_TO_IMAGE -> Plain.KontextTextToImage.class;
    };
  }
}
