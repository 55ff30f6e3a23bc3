package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.model.Cost;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request to try.
 *
 * @param id operation and what is tried, such as {@code submitDevTextToImage/num_images=5}
 * @param kind what it tries
 * @param operation which operation it goes to
 * @param body what is sent; no JSON where the kind says so
 * @param binding whether the gateways' own pages state all of it; otherwise only fal does, and a
 *     gateway may refuse it
 * @param worstCaseImages how many images the body could be read to ask for
 * @param tries the values that it is there to try
 */
public record Case(
    String id,
    CaseKind kind,
    Operation operation,
    String body,
    boolean binding,
    int worstCaseImages,
    List<FieldValue> tries) {
  public Case {
    tries = List.copyOf(tries);
  }

  /** The same request without one of the values that it tries. */
  public Case without(FieldValue value) {
    ObjectNode least = RequestBodies.least(operation);
    ObjectNode rest = RequestBodies.read(body);
    rest.remove(value.field());
    if (least.has(value.field())) {
      rest.set(value.field(), least.get(value.field()));
    }
    String what = id.substring(operation.id().length() + 1) + " without " + value.field();
    return of(what, kind, operation, rest, tries.stream().filter(o -> !o.equals(value)).toList());
  }

  /** What it costs at worst. */
  public Cost worstCase() {
    BigDecimal price = operation.price();
    BigDecimal images = BigDecimal.valueOf(worstCaseImages);
    return new Cost(worstCaseImages, price == null ? BigDecimal.ZERO : price.multiply(images));
  }

  /** The cheapest one of several; all of them where their pictures are to be compared. */
  public static List<Case> cheapest(List<Case> cases) {
    return cases.stream().anyMatch(one -> one.kind().isEffect())
        ? cases
        : cases.stream()
            .min(
                Comparator.comparing(Case::worstCaseImages)
                    .thenComparing(one -> one.worstCase().usd()))
            .stream()
            .toList();
  }

  /** What it asks for, by the contract's reading. */
  public RequestIntent intent() {
    return RequestIntent.of(operation, body);
  }

  static Case of(
      String what, CaseKind kind, Operation operation, JsonNode body, List<FieldValue> tries) {
    return of(what, kind, operation, LosslessJson.write(body), tries);
  }

  static Case of(
      String what, CaseKind kind, Operation operation, String body, List<FieldValue> tries) {
    int worst = RequestIntent.of(operation, body).worstCaseImages();
    boolean binding = BindingDocuments.bind(operation, body);
    return new Case(operation.id() + "/" + what, kind, operation, body, binding, worst, tries);
  }

  /** One value of one field; null stands for a field that is left out. */
  public record FieldValue(String field, @Nullable JsonNode value) {
    /** The value as the report writes it. */
    public String shown() {
      return value == null ? "(left out)" : SampleValues.shown(value);
    }
  }

  /** By the id alone: to hash operation and schemas each time takes as long as some checks. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
