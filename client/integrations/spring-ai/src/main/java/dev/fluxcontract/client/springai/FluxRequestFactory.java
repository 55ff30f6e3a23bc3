package dev.fluxcontract.client.springai;

import dev.fluxcontract.client.model.ApiModel;
import org.springframework.ai.image.ImageOptions;

/**
 * Makes the request for a prompt, and so chooses the FLUX model:
 *
 * <pre>{@code
 * (prompt, options) -> SchnellTextToImage.builder(prompt).numImages(options.getN()).build()
 * }</pre>
 */
@FunctionalInterface
public interface FluxRequestFactory {
  /**
   * Makes a request.
   *
   * @param options those of the prompt; what the prompt leaves open is null
   * @throws IllegalArgumentException if there is no such request; nothing is sent then
   */
  ApiModel request(String prompt, ImageOptions options);
}
