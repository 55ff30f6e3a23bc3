package dev.fluxcontract.conformance.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Why the checks of an area are made, and why they bind as they do. The guide prints it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AreaRationale {
  /** Some sentences. */
  String value();
}
