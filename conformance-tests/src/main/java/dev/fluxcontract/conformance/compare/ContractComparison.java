package dev.fluxcontract.conformance.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares two contracts: is the newer one {@code compatible} with what was built on the older one,
 * or {@code breaking}, and why.
 *
 * <p>A change is breaking if a request that was right is refused, if an answer can hold less than
 * it had to, or if a program that was compiled against the generated client no longer runs.
 * openapi-diff knows most of the first two. The rest of them, and the third, since it knows nothing
 * of Java, are told by the classes beside this one. Enums are open and unions may grow: a new value
 * or branch breaks nothing.
 */
public final class ContractComparison {
  private final List<String> breaking;
  private final List<String> additions;

  private ContractComparison(Set<String> breaking, Set<String> additions) {
    this.breaking = List.copyOf(breaking);
    this.additions = List.copyOf(additions);
  }

  /**
   * Compares two contract files, the older one first.
   *
   * @throws IllegalArgumentException if one cannot be read or is not a contract; the message names
   *     it
   */
  public static ContractComparison of(Path older, Path newer) {
    ContractFile left = ContractFile.read(older);
    ContractFile right = ContractFile.read(newer);
    Changes changes = new Changes();
    OpenApiDocument olderTree = new OpenApiDocument(left.root());
    OpenApiDocument newerTree = new OpenApiDocument(right.root());
    new OperationChanges(olderTree, newerTree, changes).find();
    new SchemaChanges(olderTree, newerTree, changes).find();
    new OpenApiDiffChanges(changes).find(left.text(), right.text());
    return new ContractComparison(changes.breaking, changes.additions);
  }

  /** Whether the newer contract can take the place of the older one. */
  public boolean isCompatible() {
    return breaking.isEmpty();
  }

  /** The verdict in one word: {@code compatible} or {@code breaking}. */
  public String verdict() {
    return isCompatible() ? "compatible" : "breaking";
  }

  /** What breaks, one sentence each. */
  public List<String> breaking() {
    return breaking;
  }

  /** What is new or wider and breaks nothing, one sentence each. */
  public List<String> additions() {
    return additions;
  }

  /** The verdict on a line of its own, then the reasons. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(verdict());
    breaking.forEach(reason -> lines.add("  ! " + reason));
    additions.forEach(addition -> lines.add("  + " + addition));
    return String.join("\n", lines);
  }

  /** Where the changes are put that each look finds. */
  static final class Changes {
    private final Set<String> breaking = new LinkedHashSet<>();
    private final Set<String> additions = new LinkedHashSet<>();

    void breaking(String reason) {
      breaking.add(reason);
    }

    void addition(String addition) {
      additions.add(addition);
    }
  }
}
