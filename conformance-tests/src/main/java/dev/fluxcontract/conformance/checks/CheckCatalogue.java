package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Cost;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** All checks that there are. */
public final class CheckCatalogue {
  private static final List<Class<?>> CLASSES =
      List.of(
          SubmitChecks.class,
          TicketChecks.class,
          RefusalChecks.class,
          AuthChecks.class,
          LifecycleChecks.class,
          OrderChecks.class,
          UnknownJobChecks.class,
          ResultChecks.class,
          FileChecks.class,
          EffectChecks.class,
          CancelChecks.class,
          SyncChecks.class,
          RobustnessChecks.class,
          ClientChecks.class,
          DialectChecks.class);

  private CheckCatalogue() {}

  /** All checks by area and number, for the contract of this artifact. */
  public static List<CheckInfo> all() {
    Cases cases = Cases.of(Contract.bundled());
    return entries().stream().map(entry -> entry.info(cases)).toList();
  }

  /** All checks with what it takes to run them. */
  public static List<Entry> entries() {
    return CLASSES.stream()
        .flatMap(
            type ->
                Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Check.class))
                    .map(method -> new Entry(method, method.getAnnotation(Check.class)))
                    .sorted(Comparator.comparing(Entry::id)))
        .toList();
  }

  /**
   * One check.
   *
   * @param method the test
   * @param check what is said of it
   */
  public record Entry(Method method, Check check) {
    /** Its id. */
    public String id() {
      return check.id();
    }

    /** The kinds of cases it needs. */
    public Set<CaseKind> kinds() {
      return Set.of(check.of());
    }

    /** What a gateway's own page has to state for it to bind; none where no page does. */
    public List<PageFact> facts() {
      return List.of(check.page());
    }

    /** What there is to know of it, with what it costs at worst where it runs alone. */
    public CheckInfo info(Cases cases) {
      int worst =
          cases.of(kinds()).stream().map(Case::worstCase).reduce(Cost.NONE, Cost::plus).images();
      return new CheckInfo(id(), check.level(), check.title(), List.of(check.documents()), worst);
    }
  }
}
