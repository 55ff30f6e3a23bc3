package dev.fluxcontract.conformance.spec;

import java.util.List;

/** Something the contract has to keep to. Says what does not, and nothing where all is well. */
@FunctionalInterface
interface Rule {
  List<Finding> check(Spec spec);
}
