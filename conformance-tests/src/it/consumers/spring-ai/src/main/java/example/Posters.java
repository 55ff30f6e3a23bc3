package example;

import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.stereotype.Service;

@Service
class Posters {
  private final ImageModel images;

  Posters(ImageModel images) {
    this.images = images;
  }

  ImageResponse poster(String prompt) {
    ImageOptions options = ImageOptionsBuilder.builder().width(640).height(960).build();
    return images.call(new ImagePrompt(prompt, options));
  }
}
