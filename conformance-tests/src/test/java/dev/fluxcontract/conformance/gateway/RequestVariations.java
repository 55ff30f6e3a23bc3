package dev.fluxcontract.conformance.gateway;

import java.util.List;

/** Fields of requests, at the ends of their ranges and outside, and whole bodies that are odd. */
final class RequestVariations {
  static final List<String> ALL =
      List.of(
          "\"num_images\":4",
          "\"num_images\":5",
          "\"num_images\":0",
          "\"num_images\":\"two\"",
          "\"num_images\":1.5",
          "\"num_inference_steps\":50",
          "\"num_inference_steps\":51",
          "\"num_inference_steps\":10",
          "\"num_inference_steps\":-1",
          "\"guidance_scale\":1",
          "\"guidance_scale\":20",
          "\"guidance_scale\":0.5",
          "\"guidance_scale\":20.5",
          "\"strength\":0.01",
          "\"strength\":1",
          "\"strength\":0",
          "\"strength\":1.5",
          "\"seed\":0",
          "\"seed\":null",
          "\"seed\":-1",
          "\"seed\":9223372036854775808",
          "\"seed\":18446744073709551616",
          "\"seed\":\"seven\"",
          "\"image_size\":\"huge\"",
          "\"image_size\":{\"width\":64,\"height\":32}",
          "\"image_size\":{\"width\":0,\"height\":32}",
          "\"image_size\":\"portrait_16_9\"",
          "\"image_size\":\"landscape_16_9\"",
          "\"aspect_ratio\":\"9:21\"",
          "\"aspect_ratio\":\"5:7\"",
          "\"output_format\":\"png\"",
          "\"output_format\":\"gif\"",
          "\"acceleration\":\"high\"",
          "\"acceleration\":\"warp\"",
          "\"safety_tolerance\":\"6\"",
          "\"safety_tolerance\":\"7\"",
          "\"enable_safety_checker\":false",
          "\"enable_safety_checker\":\"off\"",
          "\"sync_mode\":true",
          "\"nobody_knows\":1",
          "\"prompt\":7",
          "\"prompt\":\"caf\u00e9\"",
          "\"prompt\":\"" + "long ".repeat(400) + "\"",
          "\"image_url\":\"no url\"",
          "\"image_url\":\"data:image/png;base64,AAAA\"",
          "\"image_url\":\"data:image/jpeg;base64,AAAA\"");

  static final List<String> BODIES =
      List.of("{}", "[]", "{\"prompt\":\"p\"", "", "{\"image_url\":\"https://example.com/a.png\"}");

  private RequestVariations() {}
}
