package dev.fluxcontract.client.springai;

import dev.fluxcontract.client.model.Image;
import org.springframework.ai.image.ImageGenerationMetadata;

/**
 * What is known of one image.
 *
 * @param image as the gateway gave it, with its size and type
 * @param flagged whether the gateway's safety checker flagged it
 */
public record FluxImageMetadata(Image image, boolean flagged) implements ImageGenerationMetadata {}
