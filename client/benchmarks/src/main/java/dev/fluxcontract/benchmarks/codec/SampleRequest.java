package dev.fluxcontract.benchmarks.codec;

/** The request that is encoded, with every field set. */
final class SampleRequest {
  static final String JSON =
      "{\"prompt\":\"Extreme close-up of a single tiger eye, direct frontal view. Detailed iris and"
          + " pupil. Sharp focus on eye texture and color.\",\"image_size\":{\"width\":1280,"
          + "\"height\":720},\"num_inference_steps\":28,\"guidance_scale\":3.5,\"num_images\":1,"
          + "\"seed\":2841475369,\"sync_mode\":false,\"enable_safety_checker\":true,"
          + "\"output_format\":\"jpeg\",\"acceleration\":\"regular\"}";

  private SampleRequest() {}
}
