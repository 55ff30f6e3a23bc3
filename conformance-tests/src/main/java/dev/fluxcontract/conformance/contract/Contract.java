package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contract, flux.openapi.yaml: everything that cases, checks and the embedded gateway know of
 * the API comes from here.
 */
public final class Contract {
  private static final String RESOURCE = "/META-INF/flux-contract/flux.openapi.yaml";

  private final JsonNode root;
  private final SchemaSource schemas;
  private final List<Operation> operations;
  private final @Nullable PageStatements pages;

  private Contract(JsonNode root, @Nullable PageStatements pages) {
    this.root = root;
    this.pages = pages;
    this.schemas = new SchemaSource(root);
    this.operations = new OperationReader(root, schemas).read();
  }

  private Contract(Contract other, List<Operation> operations) {
    this.root = other.root;
    this.pages = other.pages;
    this.schemas = other.schemas;
    this.operations = operations;
  }

  /** The contract that this artifact was built with. It is read once. */
  public static Contract bundled() {
    return Bundled.CONTRACT;
  }

  /** A contract that was read. */
  public static Contract of(JsonNode root) {
    return new Contract(root, null);
  }

  /** Reads a contract from a file, YAML or JSON. */
  public static Contract read(Path file) throws IOException {
    return new Contract(
        LosslessJson.readYaml(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)), null);
  }

  /** A contract that holds one gateway to its own pages. */
  public static Contract of(JsonNode root, PageStatements pages) {
    return new Contract(root, pages);
  }

  /** The same contract with other prices for some models; the others keep the list price. */
  public Contract withPrices(Map<String, BigDecimal> byModel) {
    return new Contract(
        this,
        operations.stream()
            .map(
                one -> {
                  BigDecimal price = byModel.get(one.model());
                  return price == null ? one : one.at(price);
                })
            .toList());
  }

  /**
   * Checks that a run can be limited in dollars.
   *
   * @throws IllegalArgumentException if the price of a model is unknown
   */
  public void requirePrices() {
    for (Operation submit : submits()) {
      if (submit.price() == null) {
        throw new IllegalArgumentException(
            "The contract lists no x-list-price-usd for "
                + submit.model()
                + ", which a limit in dollars needs; add it");
      }
    }
  }

  /** What the gateway's own pages state; null where it is held to the documents of all gateways. */
  public @Nullable PageStatements pages() {
    return pages;
  }

  /** The whole document as it is written, references and all. */
  public JsonNode root() {
    return root;
  }

  /** A node of the document, or what it refers to. */
  public JsonNode resolve(JsonNode node) {
    return schemas.resolve(node);
  }

  /** All operations in the contract's order. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operations that put a job into the queue. */
  public List<Operation> submits() {
    return operations.stream().filter(Operation::submits).toList();
  }

  /** The operation with that operationId. */
  public Operation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The contract has no operation " + id));
  }

  /** The schema with that name under components. */
  public Schema schema(String name) {
    JsonNode schema = root.path("components").path("schemas").path(name);
    if (schema.isMissingNode()) {
      throw new IllegalArgumentException("The contract has no schema " + name);
    }
    return schemas.schema(schemas.named(name));
  }

  private static final class Bundled {
    static final Contract CONTRACT =
        new Contract(LosslessJson.readYaml(Contract.class, RESOURCE), null);
  }
}
