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




/** The schema Rules of the contract. */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Rules implements ApiModel {
  final String word;
  final @Nullable Double share;
  final @Nullable Integer even;
  final @Nullable BigInteger big;
  final @Nullable List<String> pair;
  final @Nullable Map<String, Double> prices;
  final @Nullable String repository;
  final @Nullable List<String> repositories;
  final @Nullable String foreign;

  private final Map<String, @Nullable Object> unknownFields;

  Rules(
      String word,
      @Nullable Double share,
      @Nullable Integer even,
      @Nullable BigInteger big,
      @Nullable List<String> pair,
      @Nullable Map<String, Double> prices,
      @Nullable String repository,
      @Nullable List<String> repositories,
      @Nullable String foreign,

      @Nullable Map<String, @Nullable Object> unknownFields) {
    this.word = word;
    this.share = share;
    this.even = even;
    this.big = big;
    this.pair = pair;
    this.prices = prices;
    this.repository = repository;
    this.repositories = repositories;
    this.foreign = foreign;

    this.unknownFields = unknownFields == null ? Map.of() : ModelCopies.map(unknownFields);
  }

  /** Starts with what is required. */
  public static Builder builder(
      String word
  ) {
    Builder builder = new Builder();
    builder.word = word;
    return builder;
  }

  /** Starts with the values of this object. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.word = this.word;
    builder.share = this.share;
    builder.even = this.even;
    builder.big = this.big;
    builder.pair = this.pair;
    builder.prices = this.prices;
    builder.repository = this.repository;
    builder.repositories = this.repositories;
    builder.foreign = this.foreign;

    builder.unknownFields.putAll(this.unknownFields);
    return builder;
  }

  /**
   * The field word.
   */
  public String word() {
    return this.word;
  }

  /**
   * The field share.
   */
  public @Nullable Double share() {
    return this.share;
  }

  /**
   * The field even.
   */
  public @Nullable Integer even() {
    return this.even;
  }

  /**
   * The field big.
   */
  public @Nullable BigInteger big() {
    return this.big;
  }

  /**
   * The field pair.
   */
  public @Nullable List<String> pair() {
    return this.pair;
  }

  /**
   * The field prices.
   */
  public @Nullable Map<String, Double> prices() {
    return this.prices;
  }

  /**
   * The field repository.
   */
  public @Nullable String repository() {
    return this.repository;
  }

  /**
   * The field repositories.
   */
  public @Nullable List<String> repositories() {
    return this.repositories;
  }

  /**
   * The field foreign.
   */
  public @Nullable String foreign() {
    return this.foreign;
  }


  @Override
  public Map<String, @Nullable Object> unknownFields() {
    return this.unknownFields;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rules that
        && Objects.equals(this.word, that.word)
        && Objects.equals(this.share, that.share)
        && Objects.equals(this.even, that.even)
        && Objects.equals(this.big, that.big)
        && Objects.equals(this.pair, that.pair)
        && Objects.equals(this.prices, that.prices)
        && Objects.equals(this.repository, that.repository)
        && Objects.equals(this.repositories, that.repositories)
        && Objects.equals(this.foreign, that.foreign)

        && this.unknownFields.equals(that.unknownFields);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        this.word,
        this.share,
        this.even,
        this.big,
        this.pair,
        this.prices,
        this.repository,
        this.repositories,
        this.foreign,

        this.unknownFields);
  }

  @Override
  public String toString() {
    return new ModelText("Rules")
        .add("word", this.word)
        .add("share", this.share)
        .add("even", this.even)
        .add("big", this.big)
        .add("pair", this.pair)
        .add("prices", this.prices)
        .add("repository", this.repository)
        .add("repositories", this.repositories)
        .add("foreign", this.foreign)

        .addAll(this.unknownFields)
        .toString();
  }

  /** Collects the values of a {@link Rules} and checks them against the contract. */
  public static final class Builder {
    private static final ModelRule RULE_word = new TextRule()
.atLeast(2)
.atMost(5)
.matching("^[a-z\"\\\\]+$");

    private static final ModelRule RULE_share = new NumberRule()
.above("0")
.below("1");

    private static final ModelRule RULE_even = new NumberRule()
.atLeast("-4")
.atMost("4")
.multipleOf("2");

    private static final ModelRule RULE_big = new NumberRule()
.atLeast("0")
.atMost("18446744073709551615");

    private static final ModelRule RULE_pair = new ListRule(false, new TextRule()
.atMost(3))
.atLeast(2)
.atMost(2)
.unique();

    private static final ModelRule RULE_prices = new MapRule(false, new NumberRule()
.atLeast("0"))
.atLeast(1)
.atMost(2);

    private static final ModelRule RULE_repository = new TextRule()
.matching("^[^/]*/[^/]*$");

    private static final ModelRule RULE_repositories = new ListRule(false, new TextRule()
.matching("^[^/]*/[^/]*$"));

    private static final ModelRule RULE_foreign = new TextRule()
.matching("^[^]$");



    private @Nullable String word;
    private @Nullable Double share;
    private @Nullable Integer even;
    private @Nullable BigInteger big;
    private @Nullable List<String> pair;
    private @Nullable Map<String, Double> prices;
    private @Nullable String repository;
    private @Nullable List<String> repositories;
    private @Nullable String foreign;

    private final Map<String, @Nullable Object> unknownFields = new LinkedHashMap<>();
    private boolean unchecked;

    private Builder() {}

    /**
     * The field word.
     *
     * <p>
     * At least 2 characters.
     * At most 5 characters.
     * Required, and not blank.
     */
    public Builder word(String word) {
      this.word = word;
      return this;
    }

    /**
     * The field share.
     *
     * <p>
     * More than 0.
     * Less than 1.
     * Null leaves it out.
     */
    public Builder share(@Nullable Double share) {
      this.share = share;
      return this;
    }

    /**
     * The field even.
     *
     * <p>
     * At least -4.
     * At most 4.
     * Null leaves it out.
     */
    public Builder even(@Nullable Integer even) {
      this.even = even;
      return this;
    }

    /**
     * The field big.
     *
     * <p>
     * At least 0.
     * At most 18446744073709551615.
     * Null leaves it out.
     */
    public Builder big(@Nullable BigInteger big) {
      this.big = big;
      return this;
    }

    /** As {@link #big(BigInteger)}. */
    public Builder big(long big) {
      return big(BigInteger.valueOf(big));
    }

    /**
     * The field pair.
     *
     * <p>
     * At least 2 elements.
     * At most 2 elements.
     * Null leaves it out.
     */
    public Builder pair(@Nullable List<String> pair) {
      this.pair = pair;
      return this;
    }

    /**
     * The field prices.
     *
     * <p>
     * At least 1 elements.
     * At most 2 elements.
     * Null leaves it out.
     */
    public Builder prices(@Nullable Map<String, Double> prices) {
      this.prices = prices;
      return this;
    }

    /**
     * The field repository.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder repository(@Nullable String repository) {
      this.repository = repository;
      return this;
    }

    /**
     * The field repositories.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder repositories(@Nullable List<String> repositories) {
      this.repositories = repositories;
      return this;
    }

    /**
     * The field foreign.
     *
     * <p>
     * Null leaves it out.
     */
    public Builder foreign(@Nullable String foreign) {
      this.foreign = foreign;
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
    public Rules build() {
      ModelViolations violations = new ModelViolations("Rules", !this.unchecked, this.unknownFields);
      violations.checkRequired(
          "word",
          this.word,
          false,
          RULE_word

      );
      violations.check(
          "share",
          this.share,
          true,
          RULE_share

      );
      violations.check(
          "even",
          this.even,
          true,
          RULE_even

      );
      violations.check(
          "big",
          this.big,
          true,
          RULE_big

      );
      violations.check(
          "pair",
          this.pair,
          true,
          RULE_pair

      );
      violations.check(
          "prices",
          this.prices,
          true,
          RULE_prices

      );
      violations.check(
          "repository",
          this.repository,
          true,
          RULE_repository

      );
      violations.check(
          "repositories",
          this.repositories,
          true,
          RULE_repositories

      );
      violations.check(
          "foreign",
          this.foreign,
          true,
          RULE_foreign

      );

      violations.throwIfAny();
      return new Rules(
          Objects.requireNonNull(this.word),
          this.share,
          this.even,
          this.big,
          ModelCopies.copyOrNull(this.pair),
          ModelCopies.copyOrNull(this.prices),
          this.repository,
          ModelCopies.copyOrNull(this.repositories),
          this.foreign,

          new LinkedHashMap<>(this.unknownFields));
    }
  }
}

