package dev.fluxcontract.client.bench.codec;

import dev.fluxcontract.client.model.DevImageToImage;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.KontextEdit;
import dev.fluxcontract.client.model.KontextTextToImage;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;

/** Which generated model stands for which answer and request. */
final class OurTypes {
  private OurTypes() {}

  static Class<?> of(Answer answer) {
    return switch (answer) {
      case TICKET -> QueueTicket.class;
      case STATUS -> QueueStatus.class;
      case RESULT -> ImageResult.class;
    };
  }

  static Class<?> of(Request request) {
    return switch (request) {
      case DEV_TEXT_TO_IMAGE -> DevTextToImage.class;
      case DEV_IMAGE_TO_IMAGE -> DevImageToImage.class;
      case KONTEXT_EDIT -> KontextEdit.class;
      case KONTEXT_TEXT_TO_IMAGE -> KontextTextToImage.class;
    };
  }
}
