package dev.fluxcontract.client.bench.codec;

/**
 * The requests that are written: every field set, since the stock client sends its defaults anyway.
 */
public enum Request {
  DEV_TEXT_TO_IMAGE(
      "{\"prompt\":\"Extreme close-up of a single tiger eye, direct frontal view. Detailed iris and"
          + " pupil. Sharp focus on eye texture and color.\",\"image_size\":{\"width\":1280,"
          + "\"height\":720},\"num_inference_steps\":28,\"guidance_scale\":3.5,\"num_images\":1,"
          + "\"seed\":2841475369,\"sync_mode\":false,\"enable_safety_checker\":true,"
          + "\"output_format\":\"jpeg\",\"acceleration\":\"regular\"}"),
  DEV_IMAGE_TO_IMAGE(
      "{\"prompt\":\"A cat dressed as a wizard with a background of a mystic forest.\","
          + "\"image_url\":\"https://fal.media/files/koala/Chls9L2ZnvuipUTEwlnJC.png\","
          + "\"strength\":0.95,\"num_inference_steps\":40,\"guidance_scale\":3.5,"
          + "\"seed\":2841475369,\"sync_mode\":false,\"num_images\":1,"
          + "\"enable_safety_checker\":true,\"output_format\":\"jpeg\","
          + "\"acceleration\":\"regular\"}"),
  KONTEXT_EDIT(
      "{\"prompt\":\"Put a donut next to the flour.\",\"image_url\":"
          + "\"https://v3.fal.media/files/rabbit/rmgBxhwGYb2d3pl3x9sKf_output.png\","
          + "\"guidance_scale\":3.5,\"seed\":2841475369,\"sync_mode\":false,\"num_images\":1,"
          + "\"safety_tolerance\":\"2\",\"output_format\":\"jpeg\",\"aspect_ratio\":\"16:9\","
          + "\"enhance_prompt\":false}"),
  KONTEXT_TEXT_TO_IMAGE(
      "{\"prompt\":\"a paper boat on a calm lake at dawn\",\"guidance_scale\":3.5,"
          + "\"seed\":2841475369,\"sync_mode\":false,\"num_images\":2,\"safety_tolerance\":\"2\","
          + "\"output_format\":\"png\",\"aspect_ratio\":\"16:9\",\"enhance_prompt\":false}");

  private final String json;

  Request(String json) {
    this.json = json;
  }

  String json() {
    return json;
  }
}
