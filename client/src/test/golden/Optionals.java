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




/** The schema Optionals of the contract. */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Optionals implements ApiModel {
  final String must;
  final @Nullable String mustNull;
  final @Nullable String may;
  final @Nullable Integer mayNull;
  final boolean mayNullIsNull;
  final @Nullable Boolean byDefault;
  final @Nullable String old;
  final @Nullable Object any;
  final boolean anyIsNull;
  final @Nullable Map<String, @Nullable Object> free;
  final @Nullable Map<String, @Nullable Object> freeNull;
  final boolean freeNullIsNull;
  final @Nullable Colour colour;
  final @Nullable Colour colourNull;
  final boolean colourNullIsNull;
  final @Nullable Optionals child;
  final @Nullable Base childNull;
  final boolean childNullIsNull;
  final @Nullable String alias;
  final @Nullable List<String> names;
  final @Nullable OptionalsInline inline;

  private final Map<String, @Nullable Object> unknownFields;

  Optionals(
      String must,
      @Nullable String mustNull,
      @Nullable String may,
      @Nullable Integer mayNull,
      boolean mayNullIsNull,
      @Nullable Boolean byDefault,
      @Nullable String old,
      @Nullable Object any,
      boolean anyIsNull,
      @Nullable Map<String, @Nullable Object> free,
      @Nullable Map<String, @Nullable Object> freeNull,
      boolean freeNullIsNull,
      @Nullable Colour colour,
      @Nullable Colour colourNull,
      boolean colourNullIsNull,
      @Nullable Optionals child,
      @Nullable Base childNull,
      boolean childNullIsNull,
      @Nullable String alias,
      @Nullable List<String> names,
      @Nullable OptionalsInline inline,

      @Nullable Map<String, @Nullable Object> unknownFields) {
    this.must = must;
    this.mustNull = mustNull;
    this.may = may;
    this.mayNull = mayNull;
    this.mayNullIsNull = mayNullIsNull;
    this.byDefault = byDefault;
    this.old = old;
    this.any = any;
    this.anyIsNull = anyIsNull;
    this.free = free;
    this.freeNull = freeNull;
    this.freeNullIsNull = freeNullIsNull;
    this.colour = colour;
    this.colourNull = colourNull;
    this.colourNullIsNull = colourNullIsNull;
    this.child = child;
    this.childNull = childNull;
    this.childNullIsNull = childNullIsNull;
    this.alias = alias;
    this.names = names;
    this.inline = inline;

    this.unknownFields = unknownFields == null ? Map.of() : ModelCopies.map(unknownFields);
  }

  /** Starts with what is required. */
  public static Builder builder(
      String must,
      @Nullable String mustNull
  ) {
    Builder builder = new Builder();
    builder.must = must;
    builder.mustNull = mustNull;
    return builder;
  }

  /** Starts with the values of this object. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.must = this.must;
    builder.mustNull = this.mustNull;
    builder.may = this.may;
    builder.mayNull = this.mayNull;
    builder.mayNullIsNull = this.mayNullIsNull;
    builder.byDefault = this.byDefault;
    builder.old = this.old;
    builder.any = this.any;
    builder.anyIsNull = this.anyIsNull;
    builder.free = this.free;
    builder.freeNull = this.freeNull;
    builder.freeNullIsNull = this.freeNullIsNull;
    builder.colour = this.colour;
    builder.colourNull = this.colourNull;
    builder.colourNullIsNull = this.colourNullIsNull;
    builder.child = this.child;
    builder.childNull = this.childNull;
    builder.childNullIsNull = this.childNullIsNull;
    builder.alias = this.alias;
    builder.names = this.names;
    builder.inline = this.inline;

    builder.unknownFields.putAll(this.unknownFields);
    return builder;
  }

  /**
   * The field must.
   */
  public String must() {
    return this.must;
  }

  /**
   * The field mustNull.
   */
  public @Nullable String mustNull() {
    return this.mustNull;
  }

  /**
   * The field may.
   */
  public @Nullable String may() {
    return this.may;
  }

  /**
   * The field mayNull.
   */
  public @Nullable Integer mayNull() {
    return this.mayNull;
  }

  /**
   * The field byDefault.
   */
  public @Nullable Boolean byDefault() {
    return this.byDefault;
  }

  /**
   * The field old.
   *
   * @deprecated The contract says so.
   */
  @Deprecated
  public @Nullable String old() {
    return this.old;
  }

  /**
   * The field any.
   */
  public @Nullable Object any() {
    return this.any;
  }

  /**
   * The field free.
   */
  public @Nullable Map<String, @Nullable Object> free() {
    return this.free;
  }

  /**
   * The field freeNull.
   */
  public @Nullable Map<String, @Nullable Object> freeNull() {
    return this.freeNull;
  }

  /**
   * The field colour.
   */
  public @Nullable Colour colour() {
    return this.colour;
  }

  /**
   * The field colourNull.
   */
  public @Nullable Colour colourNull() {
    return this.colourNull;
  }

  /**
   * The field child.
   */
  public @Nullable Optionals child() {
    return this.child;
  }

  /**
   * The field childNull.
   */
  public @Nullable Base childNull() {
    return this.childNull;
  }

  /**
   * The field alias.
   */
  public @Nullable String alias() {
    return this.alias;
  }

  /**
   * The field names.
   */
  public @Nullable List<String> names() {
    return this.names;
  }

  /**
   * The field inline.
   */
  public @Nullable OptionalsInline inline() {
    return this.inline;
  }


  @Override
  public Map<String, @Nullable Object> unknownFields() {
    return this.unknownFields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Optionals that
        && Objects.equals(this.must, that.must)
        && Objects.equals(this.mustNull, that.mustNull)
        && Objects.equals(this.may, that.may)
        && Objects.equals(this.mayNull, that.mayNull)
        && this.mayNullIsNull == that.mayNullIsNull
        && Objects.equals(this.byDefault, that.byDefault)
        && Objects.equals(this.old, that.old)
        && Objects.equals(this.any, that.any)
        && this.anyIsNull == that.anyIsNull
        && Objects.equals(this.free, that.free)
        && Objects.equals(this.freeNull, that.freeNull)
        && this.freeNullIsNull == that.freeNullIsNull
        && Objects.equals(this.colour, that.colour)
        && Objects.equals(this.colourNull, that.colourNull)
        && this.colourNullIsNull == that.colourNullIsNull
        && Objects.equals(this.child, that.child)
        && Objects.equals(this.childNull, that.childNull)
        && this.childNullIsNull == that.childNullIsNull
        && Objects.equals(this.alias, that.alias)
        && Objects.equals(this.names, that.names)
        && Objects.equals(this.inline, that.inline)

        && this.unknownFields.equals(that.unknownFields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        this.must,
        this.mustNull,
        this.may,
        this.mayNull,
        this.byDefault,
        this.old,
        this.any,
        this.free,
        this.freeNull,
        this.colour,
        this.colourNull,
        this.child,
        this.childNull,
        this.alias,
        this.names,
        this.inline,

        this.unknownFields);
  }

  @Override
  public String toString() {
    return new ModelText("Optionals")
        .add("must", this.must)
        .add("mustNull", this.mustNull)
        .add("may", this.may)
        .add("mayNull", this.mayNull, this.mayNullIsNull)
        .add("byDefault", this.byDefault)
        .add("old", this.old)
        .add("any", this.any, this.anyIsNull)
        .add("free", this.free)
        .add("freeNull", this.freeNull, this.freeNullIsNull)
        .add("colour", this.colour)
        .add("colourNull", this.colourNull, this.colourNullIsNull)
        .add("child", this.child)
        .add("childNull", this.childNull, this.childNullIsNull)
        .add("alias", this.alias)
        .add("names", this.names)
        .add("inline", this.inline)

        .addAll(this.unknownFields)
        .toString();
  }

  /** Collects the values of a {@link Optionals} and checks them against the contract. */
  public static final class Builder {



    private static final ModelRule RULE_mayNull = new NumberRule()
.atLeast("3");





    private static final ModelRule RULE_freeNull = new MapRule(true, ModelRule.any());





    private static final ModelRule RULE_alias = new TextRule()
.atLeast(2);

    private static final ModelRule RULE_names = new ListRule(false, ModelRule.any());




    private @Nullable String must;
    private @Nullable String mustNull;
    private @Nullable String may;
    private @Nullable Integer mayNull;
    private boolean mayNullIsNull;
    private @Nullable Boolean byDefault;
    private @Nullable String old;
    private @Nullable Object any;
    private boolean anyIsNull;
    private @Nullable Map<String, @Nullable Object> free;
    private @Nullable Map<String, @Nullable Object> freeNull;
    private boolean freeNullIsNull;
    private @Nullable Colour colour;
    private @Nullable Colour colourNull;
    private boolean colourNullIsNull;
    private @Nullable Optionals child;
    private @Nullable Base childNull;
    private boolean childNullIsNull;
    private @Nullable String alias;
    private @Nullable List<String> names;
    private @Nullable OptionalsInline inline;

    private final Map<String, @Nullable Object> unknownFields = new LinkedHashMap<>();
    private boolean unchecked;

    private Builder() {}

    /**
     * The field must.
     *
     * <p>
     * Required, and not blank.
     */
    public Builder must(String must) {
      this.must = must;
      return this;
    }

    /**
     * The field mustNull.
     *
     * <p>
     * Required, and not blank.
     */
    public Builder mustNull(@Nullable String mustNull) {
      this.mustNull = mustNull;
      return this;
    }

    /**
     * The field may.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder may(@Nullable String may) {
      this.may = may;
      return this;
    }

    /**
     * The field mayNull.
     *
     * <p>
     * At least 3.
     * Null is sent as null.
     */
    public Builder mayNull(@Nullable Integer mayNull) {
      this.mayNull = mayNull;
      this.mayNullIsNull = mayNull == null;
      return this;
    }

    /**
     * The field byDefault.
     *
     * <p>
     * Default: true.
     * Null leaves it out.
     */
    public Builder byDefault(@Nullable Boolean byDefault) {
      this.byDefault = byDefault;
      return this;
    }

    /**
     * The field old.
     *
     * <p>
     * Null leaves it out.
     *
     * @deprecated The contract says so.
     */
    @Deprecated
    public Builder old(@Nullable String old) {
      this.old = old;
      return this;
    }

    /**
     * The field any.
     *
     * <p>
     * Null is sent as null.
     */
    public Builder any(@Nullable Object any) {
      this.any = any;
      this.anyIsNull = any == null;
      return this;
    }

    /**
     * The field free.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder free(@Nullable Map<String, @Nullable Object> free) {
      this.free = free;
      return this;
    }

    /**
     * The field freeNull.
     *
     * <p>
     * Null is sent as null.
     */
    public Builder freeNull(@Nullable Map<String, @Nullable Object> freeNull) {
      this.freeNull = freeNull;
      this.freeNullIsNull = freeNull == null;
      return this;
    }

    /**
     * The field colour.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder colour(@Nullable Colour colour) {
      this.colour = colour;
      return this;
    }

    /**
     * The field colourNull.
     *
     * <p>
     * Null is sent as null.
     */
    public Builder colourNull(@Nullable Colour colourNull) {
      this.colourNull = colourNull;
      this.colourNullIsNull = colourNull == null;
      return this;
    }

    /**
     * The field child.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder child(@Nullable Optionals child) {
      this.child = child;
      return this;
    }

    /**
     * The field childNull.
     *
     * <p>
     * Null is sent as null.
     */
    public Builder childNull(@Nullable Base childNull) {
      this.childNull = childNull;
      this.childNullIsNull = childNull == null;
      return this;
    }

    /**
     * The field alias.
     *
     * <p>
     * At least 2 characters.
     * Null leaves it out.
     */
    public Builder alias(@Nullable String alias) {
      this.alias = alias;
      return this;
    }

    /**
     * The field names.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder names(@Nullable List<String> names) {
      this.names = names;
      return this;
    }

    /**
     * The field inline.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder inline(@Nullable OptionalsInline inline) {
      this.inline = inline;
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
    public Optionals build() {
      ModelViolations violations = new ModelViolations("Optionals", !this.unchecked, this.unknownFields);
      violations.checkRequired(
          "must",
          this.must,
          false,

          ModelRule.any()

      );
      violations.checkRequired(
          "mustNull",
          this.mustNull,
          true,

          ModelRule.any()

      );
      violations.check(
          "may",
          this.may,
          true,

          ModelRule.any()

      );
      violations.check(
          "mayNull",
          this.mayNull,
          true,
          RULE_mayNull

      );
      violations.check(
          "byDefault",
          this.byDefault,
          true,

          ModelRule.any()

      );
      violations.check(
          "old",
          this.old,
          true,

          ModelRule.any()

      );
      violations.check(
          "any",
          this.any,
          true,

          ModelRule.any()

      );
      violations.check(
          "free",
          this.free,
          true,

          ModelRule.any()

      );
      violations.check(
          "freeNull",
          this.freeNull,
          true,
          RULE_freeNull

      );
      violations.check(
          "colour",
          this.colour,
          true,

          ModelRule.any()

      );
      violations.check(
          "colourNull",
          this.colourNull,
          true,

          ModelRule.any()

      );
      violations.check(
          "child",
          this.child,
          true,

          ModelRule.any()

      );
      violations.check(
          "childNull",
          this.childNull,
          true,

          ModelRule.any()

      );
      violations.check(
          "alias",
          this.alias,
          true,
          RULE_alias

      );
      violations.check(
          "names",
          this.names,
          true,
          RULE_names

      );
      violations.check(
          "inline",
          this.inline,
          true,

          ModelRule.any()

      );

      violations.throwIfAny();
      return new Optionals(
          Objects.requireNonNull(this.must),
          this.mustNull,
          this.may,
          this.mayNull,
          this.mayNullIsNull && !this.unknownFields.containsKey("mayNull"),
          this.byDefault,
          this.old,
          ModelCopies.json("any", this.any),
          this.anyIsNull && !this.unknownFields.containsKey("any"),
          ModelCopies.jsonFieldsOrNull(this.free),
          ModelCopies.jsonFieldsOrNull(this.freeNull),
          this.freeNullIsNull && !this.unknownFields.containsKey("freeNull"),
          this.colour,
          this.colourNull,
          this.colourNullIsNull && !this.unknownFields.containsKey("colourNull"),
          this.child,
          this.childNull,
          this.childNullIsNull && !this.unknownFields.containsKey("childNull"),
          this.alias,
          ModelCopies.copyOrNull(this.names),
          this.inline,

          new LinkedHashMap<>(this.unknownFields));
    }
  }
}

