package dev.fluxcontract.everything.model;

import com.squareup.moshi.JsonClass;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;


/** The schema Pet of the contract. */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Pet implements ApiModel {

  final String branch;
  final Object value;

  Pet(String branch, Object value) {
    this.branch = branch;
    this.value = ModelCopies.copy(Objects.requireNonNull(value, "value"));
  }

  /** Holds this value. */
  public static Pet of(Cat value) {
    return new Pet("Cat", value);
  }

  /** Holds this value. */
  public static Pet of(Dog value) {
    return new Pet("Dog", value);
  }

  /** Holds this value. */
  public static Pet ofCat(Cat value) {
    return new Pet("Cat", value);
  }

  /** The value if it is of this type, else null. */
  @SuppressWarnings("unchecked") // The branch says what the value was when it came in.
  public @Nullable Cat asCat() {
    return branch.equals("Cat") ? (Cat) value : null;
  }

  /** Holds this value. */
  public static Pet ofDog(Dog value) {
    return new Pet("Dog", value);
  }

  /** The value if it is of this type, else null. */
  @SuppressWarnings("unchecked") // The branch says what the value was when it came in.
  public @Nullable Dog asDog() {
    return branch.equals("Dog") ? (Dog) value : null;
  }

  /** The fields that the contract does not name, if this holds an object. */
  @Override
  public Map<String, @Nullable Object> unknownFields() {
    return value instanceof ApiModel model ? model.unknownFields() : Map.of();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pet that
        && branch.equals(that.branch)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return ModelText.text(value);
  }
}

