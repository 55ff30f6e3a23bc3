package dev.fluxcontract.client;

import java.io.IOException;

/**
 * Puts a local image where a gateway can fetch it: storage of the application's own, such as a
 * bucket with presigned URLs. {@link ImageInput} calls it for an image that does not fit a data
 * URI.
 *
 * <p>It is called before there is a request, on the thread that asks for the input. The client adds
 * nothing to what it sends. Do not send the gateway's key there.
 */
@FunctionalInterface
public interface ImageHost {
  /**
   * Stores an image.
   *
   * @param mediaType what the bytes are, such as {@code image/png}
   * @return the URL, http or https, from which the gateway can fetch it until the job is over
   * @throws IOException if it cannot be stored
   */
  String upload(byte[] image, String mediaType) throws IOException;
}
