package example

import com.squareup.moshi.Moshi
import dev.fluxcontract.client.FluxClient
import dev.fluxcontract.client.model.DevTextToImage
import dev.fluxcontract.client.model.ImageResult
import dev.fluxcontract.client.model.ImageSize
import java.io.File

/** Has one image made; arguments are the gateway, the key, the prompt and a file for the answer. */
object Main {
  @JvmStatic
  fun main(arguments: Array<String>) {
    val (gateway, key, prompt, answer) = arguments
    val result: ImageResult = FluxClient.builder().gateway(gateway).apiKey(key).build().use { flux ->
      val request = DevTextToImage.builder(prompt).imageSize(ImageSize.SQUARE).build()
      flux.submit(request).await()
    }
    // What may be null must be asked; what may not be need not.
    val type: String? = result.images()[0].contentType()
    check(result.images()[0].url().isNotEmpty() && type?.isNotEmpty() ?: true)
    File(answer).writeText(Moshi.Builder().build().adapter(ImageResult::class.java).toJson(result))
  }
}
