package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.model.Level;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that holds a gateway to one promise. It takes a {@link CheckContext}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(CheckInvocations.class)
public @interface Check {
  /** A name that stays over releases, such as {@code SUBMIT-03}. */
  String id();

  /** How binding the promise is. */
  Level level();

  /** The promise, in one sentence. */
  String title();

  /** Ids of the documents that make it. */
  String[] documents();

  /**
   * What the page of a gateway has to state for the promise to bind a gateway that is held to its
   * own page; none where only other documents make it.
   */
  PageFact[] page() default {};

  /** The kinds of cases it needs. */
  CaseKind[] of() default {};

  /** How often it runs. */
  CheckFrequency per() default CheckFrequency.RUN;
}
