package dev.fluxcontract.client.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.squareup.moshi.JsonClass;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ModelAdapters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ser.Serializers;

/**
 * Lets Jackson 3 read and write the client's models, by their own Moshi adapters: with the names of
 * the contract, and with the fields that the contract does not name. Without it Jackson sees no
 * field of a model, and writes <code>{}</code>.
 *
 * <p>A mapper that looks for modules, as Spring Boot's does, finds this one where its jar is on the
 * class path; {@code JsonMapper.builder().addModule(new FluxJacksonModule())} adds it by hand.
 *
 * <p>What is read is held to what the models require, and not to their ranges: {@code
 * request.toBuilder().build()} checks those.
 */
public final class FluxJacksonModule extends JacksonModule {
  private static final String GENERATOR = "openapi-generator";

  private final Moshi moshi = new Moshi.Builder().add(ModelAdapters.FACTORY).build();

  @Override
  public String getModuleName() {
    return "flux-client";
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.addSerializers(new ModelSerializers());
    context.addDeserializers(new ModelDeserializers());
  }

  /** A generated class of the client's: an object, a union or an enum. */
  private static boolean isModel(Class<?> type) {
    JsonClass generated = type.getAnnotation(JsonClass.class);
    return generated != null
        && generated.generator().equals(GENERATOR)
        && type.getPackage() == ApiModel.class.getPackage();
  }

  private final class ModelSerializers extends Serializers.Base {
    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.@Nullable Value overrides) {
      Class<?> model = type.getRawClass();
      return isModel(model) ? new ModelSerializer<>(moshi.adapter(model)) : null;
    }
  }

  private final class ModelDeserializers extends Deserializers.Base {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
      return isModel(type.getRawClass()) ? deserializer(type.getRawClass()) : null;
    }

    private <T> ModelDeserializer<T> deserializer(Class<T> model) {
      return new ModelDeserializer<>(model, moshi.adapter(model));
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return isModel(type);
    }
  }
}
