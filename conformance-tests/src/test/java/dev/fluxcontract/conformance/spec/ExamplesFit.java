package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;

/** Every example and every default is what its own schema allows. */
final class ExamplesFit implements Rule {

  @Override
  public List<Finding> check(Spec spec) {
    SchemaCheck judge = new SchemaCheck(spec);
    List<Finding> findings = new ArrayList<>();
    spec.everywhere()
        .forEach(
            spot -> {
              if (spot.has("schema")) {
                values(spot)
                    .forEach(value -> judge(spec, judge, spot.child("schema"), value, findings));
              } else if (spot.has("default") && (spot.has("type") || spot.has("allOf"))) {
                judge(spec, judge, spot, spot.child("default"), findings);
              }
            });
    return findings;
  }

  private static List<Spot> values(Spot spot) {
    List<Spot> values = new ArrayList<>();
    if (spot.has("example")) {
      values.add(spot.child("example"));
    }
    spot.child("examples").children().forEach(named -> values.add(named.child("value")));
    return values;
  }

  private static void judge(
      Spec spec, SchemaCheck judge, Spot schema, Spot value, List<Finding> findings) {
    for (String fault : judge.faults(spec.follow(schema), value.node())) {
      findings.add(Finding.of(value, value.node() + " does not fit its schema: " + fault));
    }
  }
}
