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




/** The schema Containers of the contract. */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Containers implements ApiModel {
  final List<String> texts;
  final @Nullable List<Integer> unique;
  final @Nullable List<@Nullable Integer> nullable;
  final boolean nullableIsNull;
  final @Nullable List<List<Colour>> grid;
  final @Nullable List<Base> objects;
  final @Nullable Map<String, Double> numbers;
  final @Nullable Map<String, List<String>> lists;
  final @Nullable Map<String, Map<String, Base>> deep;
  final @Nullable Map<String, @Nullable String> nulls;
  final @Nullable List<@Nullable Object> anything;
  final @Nullable List<ContainersInlineColoursInner> inlineColours;
  final @Nullable List<LocalDate> days;

  private final Map<String, @Nullable Object> unknownFields;

  Containers(
      List<String> texts,
      @Nullable List<Integer> unique,
      @Nullable List<@Nullable Integer> nullable,
      boolean nullableIsNull,
      @Nullable List<List<Colour>> grid,
      @Nullable List<Base> objects,
      @Nullable Map<String, Double> numbers,
      @Nullable Map<String, List<String>> lists,
      @Nullable Map<String, Map<String, Base>> deep,
      @Nullable Map<String, @Nullable String> nulls,
      @Nullable List<@Nullable Object> anything,
      @Nullable List<ContainersInlineColoursInner> inlineColours,
      @Nullable List<LocalDate> days,

      @Nullable Map<String, @Nullable Object> unknownFields) {
    this.texts = texts;
    this.unique = unique;
    this.nullable = nullable;
    this.nullableIsNull = nullableIsNull;
    this.grid = grid;
    this.objects = objects;
    this.numbers = numbers;
    this.lists = lists;
    this.deep = deep;
    this.nulls = nulls;
    this.anything = anything;
    this.inlineColours = inlineColours;
    this.days = days;

    this.unknownFields = unknownFields == null ? Map.of() : ModelCopies.map(unknownFields);
  }

  /** Starts with what is required. */
  public static Builder builder(
      List<String> texts
  ) {
    Builder builder = new Builder();
    builder.texts = texts;
    return builder;
  }

  /** Starts with the values of this object. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.texts = this.texts;
    builder.unique = this.unique;
    builder.nullable = this.nullable;
    builder.nullableIsNull = this.nullableIsNull;
    builder.grid = this.grid;
    builder.objects = this.objects;
    builder.numbers = this.numbers;
    builder.lists = this.lists;
    builder.deep = this.deep;
    builder.nulls = this.nulls;
    builder.anything = this.anything;
    builder.inlineColours = this.inlineColours;
    builder.days = this.days;

    builder.unknownFields.putAll(this.unknownFields);
    return builder;
  }

  /**
   * The field texts.
   */
  public List<String> texts() {
    return this.texts;
  }

  /**
   * The field unique.
   */
  public @Nullable List<Integer> unique() {
    return this.unique;
  }

  /**
   * The field nullable.
   */
  public @Nullable List<@Nullable Integer> nullable() {
    return this.nullable;
  }

  /**
   * The field grid.
   */
  public @Nullable List<List<Colour>> grid() {
    return this.grid;
  }

  /**
   * The field objects.
   */
  public @Nullable List<Base> objects() {
    return this.objects;
  }

  /**
   * The field numbers.
   */
  public @Nullable Map<String, Double> numbers() {
    return this.numbers;
  }

  /**
   * The field lists.
   */
  public @Nullable Map<String, List<String>> lists() {
    return this.lists;
  }

  /**
   * The field deep.
   */
  public @Nullable Map<String, Map<String, Base>> deep() {
    return this.deep;
  }

  /**
   * The field nulls.
   */
  public @Nullable Map<String, @Nullable String> nulls() {
    return this.nulls;
  }

  /**
   * The field anything.
   */
  public @Nullable List<@Nullable Object> anything() {
    return this.anything;
  }

  /**
   * The field inlineColours.
   */
  public @Nullable List<ContainersInlineColoursInner> inlineColours() {
    return this.inlineColours;
  }

  /**
   * The field days.
   */
  public @Nullable List<LocalDate> days() {
    return this.days;
  }


  @Override
  public Map<String, @Nullable Object> unknownFields() {
    return this.unknownFields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Containers that
        && Objects.equals(this.texts, that.texts)
        && Objects.equals(this.unique, that.unique)
        && Objects.equals(this.nullable, that.nullable)
        && this.nullableIsNull == that.nullableIsNull
        && Objects.equals(this.grid, that.grid)
        && Objects.equals(this.objects, that.objects)
        && Objects.equals(this.numbers, that.numbers)
        && Objects.equals(this.lists, that.lists)
        && Objects.equals(this.deep, that.deep)
        && Objects.equals(this.nulls, that.nulls)
        && Objects.equals(this.anything, that.anything)
        && Objects.equals(this.inlineColours, that.inlineColours)
        && Objects.equals(this.days, that.days)

        && this.unknownFields.equals(that.unknownFields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        this.texts,
        this.unique,
        this.nullable,
        this.grid,
        this.objects,
        this.numbers,
        this.lists,
        this.deep,
        this.nulls,
        this.anything,
        this.inlineColours,
        this.days,

        this.unknownFields);
  }

  @Override
  public String toString() {
    return new ModelText("Containers")
        .add("texts", this.texts)
        .add("unique", this.unique)
        .add("nullable", this.nullable, this.nullableIsNull)
        .add("grid", this.grid)
        .add("objects", this.objects)
        .add("numbers", this.numbers)
        .add("lists", this.lists)
        .add("deep", this.deep)
        .add("nulls", this.nulls)
        .add("anything", this.anything)
        .add("inlineColours", this.inlineColours)
        .add("days", this.days)

        .addAll(this.unknownFields)
        .toString();
  }

  /** Collects the values of a {@link Containers} and checks them against the contract. */
  public static final class Builder {
    private static final ModelRule RULE_texts = new ListRule(false, ModelRule.any());

    private static final ModelRule RULE_unique = new ListRule(false, new NumberRule())
.unique();

    private static final ModelRule RULE_nullable = new ListRule(true, new NumberRule());

    private static final ModelRule RULE_grid = new ListRule(false, new ListRule(false, ModelRule.any()));

    private static final ModelRule RULE_objects = new ListRule(false, ModelRule.any());

    private static final ModelRule RULE_numbers = new MapRule(false, new NumberRule());

    private static final ModelRule RULE_lists = new MapRule(false, new ListRule(false, ModelRule.any()));

    private static final ModelRule RULE_deep = new MapRule(false, new MapRule(false, ModelRule.any()));

    private static final ModelRule RULE_nulls = new MapRule(true, ModelRule.any());

    private static final ModelRule RULE_anything = new ListRule(true, ModelRule.any());

    private static final ModelRule RULE_inlineColours = new ListRule(false, ModelRule.any());

    private static final ModelRule RULE_days = new ListRule(false, ModelRule.any());



    private @Nullable List<String> texts;
    private @Nullable List<Integer> unique;
    private @Nullable List<@Nullable Integer> nullable;
    private boolean nullableIsNull;
    private @Nullable List<List<Colour>> grid;
    private @Nullable List<Base> objects;
    private @Nullable Map<String, Double> numbers;
    private @Nullable Map<String, List<String>> lists;
    private @Nullable Map<String, Map<String, Base>> deep;
    private @Nullable Map<String, @Nullable String> nulls;
    private @Nullable List<@Nullable Object> anything;
    private @Nullable List<ContainersInlineColoursInner> inlineColours;
    private @Nullable List<LocalDate> days;

    private final Map<String, @Nullable Object> unknownFields = new LinkedHashMap<>();
    private boolean unchecked;

    private Builder() {}

    /**
     * The field texts.
     *
     * <p>
     * Required.
     */
    public Builder texts(List<String> texts) {
      this.texts = texts;
      return this;
    }

    /**
     * The field unique.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder unique(@Nullable List<Integer> unique) {
      this.unique = unique;
      return this;
    }

    /**
     * The field nullable.
     *
     * <p>
     * Null is sent as null.
     */
    public Builder nullable(@Nullable List<@Nullable Integer> nullable) {
      this.nullable = nullable;
      this.nullableIsNull = nullable == null;
      return this;
    }

    /**
     * The field grid.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder grid(@Nullable List<List<Colour>> grid) {
      this.grid = grid;
      return this;
    }

    /**
     * The field objects.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder objects(@Nullable List<Base> objects) {
      this.objects = objects;
      return this;
    }

    /**
     * The field numbers.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder numbers(@Nullable Map<String, Double> numbers) {
      this.numbers = numbers;
      return this;
    }

    /**
     * The field lists.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder lists(@Nullable Map<String, List<String>> lists) {
      this.lists = lists;
      return this;
    }

    /**
     * The field deep.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder deep(@Nullable Map<String, Map<String, Base>> deep) {
      this.deep = deep;
      return this;
    }

    /**
     * The field nulls.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder nulls(@Nullable Map<String, @Nullable String> nulls) {
      this.nulls = nulls;
      return this;
    }

    /**
     * The field anything.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder anything(@Nullable List<@Nullable Object> anything) {
      this.anything = anything;
      return this;
    }

    /**
     * The field inlineColours.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder inlineColours(@Nullable List<ContainersInlineColoursInner> inlineColours) {
      this.inlineColours = inlineColours;
      return this;
    }

    /**
     * The field days.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder days(@Nullable List<LocalDate> days) {
      this.days = days;
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
    public Containers build() {
      ModelViolations violations = new ModelViolations("Containers", !this.unchecked, this.unknownFields);
      violations.checkRequired(
          "texts",
          this.texts,
          false,
          RULE_texts

      );
      violations.check(
          "unique",
          this.unique,
          true,
          RULE_unique

      );
      violations.check(
          "nullable",
          this.nullable,
          true,
          RULE_nullable

      );
      violations.check(
          "grid",
          this.grid,
          true,
          RULE_grid

      );
      violations.check(
          "objects",
          this.objects,
          true,
          RULE_objects

      );
      violations.check(
          "numbers",
          this.numbers,
          true,
          RULE_numbers

      );
      violations.check(
          "lists",
          this.lists,
          true,
          RULE_lists

      );
      violations.check(
          "deep",
          this.deep,
          true,
          RULE_deep

      );
      violations.check(
          "nulls",
          this.nulls,
          true,
          RULE_nulls

      );
      violations.check(
          "anything",
          this.anything,
          true,
          RULE_anything

      );
      violations.check(
          "inlineColours",
          this.inlineColours,
          true,
          RULE_inlineColours

      );
      violations.check(
          "days",
          this.days,
          true,
          RULE_days

      );

      violations.throwIfAny();
      return new Containers(
          Objects.requireNonNull(ModelCopies.copyOrNull(this.texts)),
          ModelCopies.copyOrNull(this.unique),
          ModelCopies.copyOrNull(this.nullable),
          this.nullableIsNull && !this.unknownFields.containsKey("nullable"),
          ModelCopies.copyOrNull(this.grid),
          ModelCopies.copyOrNull(this.objects),
          ModelCopies.copyOrNull(this.numbers),
          ModelCopies.copyOrNull(this.lists),
          ModelCopies.copyOrNull(this.deep),
          ModelCopies.copyOrNull(this.nulls),
          ModelCopies.copyOrNull(this.anything),
          ModelCopies.copyOrNull(this.inlineColours),
          ModelCopies.copyOrNull(this.days),

          new LinkedHashMap<>(this.unknownFields));
    }
  }
}

