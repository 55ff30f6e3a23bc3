package example

import dev.fluxcontract.client.model.DevTextToImage
import dev.fluxcontract.client.model.Image

/** Three mistakes, in these lines. */
val required = DevTextToImage.builder(null)
val replaced = DevTextToImage.builder("a tiger").prompt(null)

fun lengthOf(image: Image): Int = image.contentType().length
