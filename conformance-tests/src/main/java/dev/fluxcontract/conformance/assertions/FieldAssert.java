package dev.fluxcontract.conformance.assertions;

import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What the assertions on models have in common: a failure names the field as the wire does, what
 * was expected, what was there, and the whole value.
 *
 * @param <S> the assertion itself
 * @param <A> the value
 */
public abstract class FieldAssert<S extends FieldAssert<S, A>, A> extends AbstractAssert<S, A> {
  /** Takes the name, the expected value, the actual one, and the whole that has it. */
  static final String DIFFERS = "%nExpecting %s to be:%n  %s%nbut was:%n  %s%nin:%n  %s";

  FieldAssert(@Nullable A actual, Class<S> self) {
    super(actual, self);
  }

  /** Verifies that there is a value, and that a field of it is as expected. */
  final S field(String name, Function<A, @Nullable Object> getter, @Nullable Object expected) {
    isNotNull();
    Object value = getter.apply(actual);
    return holds(name, Objects.equals(value, expected), value, expected);
  }

  final S holds(String name, boolean held, @Nullable Object value, @Nullable Object expected) {
    if (!held) {
      throw failureWithActualExpected(value, expected, DIFFERS, name, expected, value, actual);
    }
    return myself;
  }
}
