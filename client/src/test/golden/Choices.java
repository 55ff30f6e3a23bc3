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




/** Needs one of two fields besides the name. */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Choices implements ApiModel {
  final String name;
  final @Nullable Integer id;
  final @Nullable String owner;
  final boolean ownerIsNull;

  private final Map<String, @Nullable Object> unknownFields;

  Choices(
      String name,
      @Nullable Integer id,
      @Nullable String owner,
      boolean ownerIsNull,

      @Nullable Map<String, @Nullable Object> unknownFields) {
    this.name = name;
    this.id = id;
    this.owner = owner;
    this.ownerIsNull = ownerIsNull;

    this.unknownFields = unknownFields == null ? Map.of() : ModelCopies.map(unknownFields);
  }

  /** Starts with what is required. */
  public static Builder builder(
      String name
  ) {
    Builder builder = new Builder();
    builder.name = name;
    return builder;
  }

  /** Starts with the values of this object. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.name = this.name;
    builder.id = this.id;
    builder.owner = this.owner;
    builder.ownerIsNull = this.ownerIsNull;

    builder.unknownFields.putAll(this.unknownFields);
    return builder;
  }

  /**
   * The field name.
   */
  public String name() {
    return this.name;
  }

  /**
   * The field id.
   */
  public @Nullable Integer id() {
    return this.id;
  }

  /**
   * The field owner.
   */
  public @Nullable String owner() {
    return this.owner;
  }


  @Override
  public Map<String, @Nullable Object> unknownFields() {
    return this.unknownFields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Choices that
        && Objects.equals(this.name, that.name)
        && Objects.equals(this.id, that.id)
        && Objects.equals(this.owner, that.owner)
        && this.ownerIsNull == that.ownerIsNull

        && this.unknownFields.equals(that.unknownFields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        this.name,
        this.id,
        this.owner,

        this.unknownFields);
  }

  @Override
  public String toString() {
    return new ModelText("Choices")
        .add("name", this.name)
        .add("id", this.id)
        .add("owner", this.owner, this.ownerIsNull)

        .addAll(this.unknownFields)
        .toString();
  }

  /** Collects the values of a {@link Choices} and checks them against the contract. */
  public static final class Builder {

    private static final ModelRule RULE_id = new NumberRule();




    private @Nullable String name;
    private @Nullable Integer id;
    private @Nullable String owner;
    private boolean ownerIsNull;

    private final Map<String, @Nullable Object> unknownFields = new LinkedHashMap<>();
    private boolean unchecked;

    private Builder() {}

    /**
     * The field name.
     *
     * <p>
     * Required, and not blank.
     */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /**
     * The field id.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder id(@Nullable Integer id) {
      this.id = id;
      return this;
    }

    /**
     * The field owner.
     *
     * <p>
     * Null is sent as null.
     */
    public Builder owner(@Nullable String owner) {
      this.owner = owner;
      this.ownerIsNull = owner == null;
      return this;
    }


    /**
     * Adds a field that the contract does not name, or gives an optional one another type.
     *
     * @param jsonValue a String, Boolean, Number, List, Map or null
     * @throws IllegalArgumentException if the value is not JSON
     */
    public Builder additional(String name, @Nullable Object jsonValue) {
      this.unknownFields.put(name, ModelCopies.json(name, jsonValue));
      return this;
    }

    /**
     * Turns off the check of ranges, lengths, patterns and blank texts, for a gateway that allows
     * more than the contract. What is required stays required.
     */
    public Builder unchecked() {
      this.unchecked = true;
      return this;
    }

    /**
     * Makes the object.
     *
     * @throws IllegalArgumentException if anything is missing or out of its range; the message
     *     names each field, its value and the rule
     */
    public Choices build() {
      ModelViolations violations = new ModelViolations("Choices", !this.unchecked, this.unknownFields);
      violations.checkRequired(
          "name",
          this.name,
          false,

          ModelRule.any()

      );
      violations.check(
          "id",
          this.id,
          true,
          RULE_id

      );
      violations.check(
          "owner",
          this.owner,
          true,

          ModelRule.any()

      );

      violations.throwIfAny();
      return new Choices(
          Objects.requireNonNull(this.name),
          this.id,
          this.owner,
          this.ownerIsNull && !this.unknownFields.containsKey("owner"),

          new LinkedHashMap<>(this.unknownFields));
    }
  }
}

