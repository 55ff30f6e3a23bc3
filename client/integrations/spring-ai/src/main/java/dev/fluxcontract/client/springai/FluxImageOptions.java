package dev.fluxcontract.client.springai;

import org.jspecify.annotations.Nullable;
import org.springframework.ai.image.ImageOptions;

/**
 * The portable options, and one of ours: the function that makes the request. It takes what only
 * FLUX has, such as a seed, or the image to edit:
 *
 * <pre>{@code
 * FluxImageOptions.builder()
 *     .request((prompt, options) -> KontextEdit.builder(prompt, imageUrl).build())
 *     .build()
 * }</pre>
 */
public final class FluxImageOptions implements ImageOptions {
  private final @Nullable Integer n;
  private final @Nullable Integer width;
  private final @Nullable Integer height;
  private final @Nullable String model;
  private final @Nullable String responseFormat;
  private final @Nullable FluxRequestFactory request;

  private FluxImageOptions(Builder builder) {
    this.n = builder.n;
    this.width = builder.width;
    this.height = builder.height;
    this.model = builder.model;
    this.responseFormat = builder.responseFormat;
    this.request = builder.request;
  }

  /** Starts with no options. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public @Nullable Integer getN() {
    return n;
  }

  @Override
  public @Nullable Integer getWidth() {
    return width;
  }

  @Override
  public @Nullable Integer getHeight() {
    return height;
  }

  @Override
  public @Nullable String getModel() {
    return model;
  }

  @Override
  public @Nullable String getResponseFormat() {
    return responseFormat;
  }

  /** Always null: FLUX has no styles. */
  @Override
  public @Nullable String getStyle() {
    return null;
  }

  /** What makes the request of this prompt; null where the model's own factory does. */
  public @Nullable FluxRequestFactory getRequest() {
    return request;
  }

  /** Sets options; each may be left out. */
  public static final class Builder {
    private @Nullable Integer n;
    private @Nullable Integer width;
    private @Nullable Integer height;
    private @Nullable String model;
    private @Nullable String responseFormat;
    private @Nullable FluxRequestFactory request;

    private Builder() {}

    /** How many images to make. */
    public Builder n(@Nullable Integer n) {
      this.n = n;
      return this;
    }

    /** The width of the images in pixels. */
    public Builder width(@Nullable Integer width) {
      this.width = width;
      return this;
    }

    /** The height of the images in pixels. */
    public Builder height(@Nullable Integer height) {
      this.height = height;
      return this;
    }

    /** The path of the FLUX model; a request for another one is refused before it is sent. */
    public Builder model(@Nullable String model) {
      this.model = model;
      return this;
    }

    /** {@code url}, the default, or {@code b64_json}, which downloads the images. */
    public Builder responseFormat(@Nullable String responseFormat) {
      this.responseFormat = responseFormat;
      return this;
    }

    /** Makes the request instead of the factory that the image model has. */
    public Builder request(@Nullable FluxRequestFactory request) {
      this.request = request;
      return this;
    }

    /** Makes the options. */
    public FluxImageOptions build() {
      return new FluxImageOptions(this);
    }
  }
}
