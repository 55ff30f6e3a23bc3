package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Picture;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Gives each check its cases as the plan has them, and tells what came of each. What the plan is
 * and who is told stands in the store of the launcher's session.
 */
public final class CheckInvocations implements TestTemplateInvocationContextProvider {
  /** Where in the store the {@link CheckRun} of a run stands. */
  public static final String STORE = "dev.fluxcontract.conformance";

  /** What a run has its checks do, and who is told what came of it. */
  public interface CheckRun {
    /** What the checks share. */
    RunContext run();

    /** What a check is to be run on. */
    List<CheckAssignment> assignments(String checkId);

    /** Told before a check runs on a case. */
    void begins(CheckAssignment assignment);

    /** Told after a check has run on a case. */
    void ended(CheckAssignment assignment, CheckObservation seen);
  }

  /**
   * What came of one run of a check.
   *
   * @param thrown what it failed with, or null where it did not
   * @param note what it had to say
   * @param exchanges what it was about
   * @param pictures the images that it looked at
   */
  public record CheckObservation(
      @Nullable Throwable thrown,
      @Nullable String note,
      List<Exchange> exchanges,
      List<Picture> pictures) {}

  /**
   * One run of one check.
   *
   * @param checkId which check
   * @param caseId on which case, or null where there is one only
   * @param cases the requests it may make and the jobs it may look at
   */
  public record CheckAssignment(String checkId, @Nullable String caseId, List<Case> cases) {
    /** Both in one text. */
    public String name() {
      return caseId == null ? checkId : checkId + " " + caseId;
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Check.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    CheckRun script =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(STORE))
            .get(CheckRun.class, CheckRun.class);
    if (script == null) {
      throw new IllegalStateException("Checks run in a suite, not by themselves");
    }
    String id = context.getRequiredTestMethod().getAnnotation(Check.class).id();
    return script.assignments(id).stream()
        .map(
            assignment ->
                new CheckInvocation(
                    script, assignment, new CheckContext(script.run(), assignment.cases())));
  }

  /** Gives a check its context, and tells the run before and after it. */
  private record CheckInvocation(
      CheckRun script, CheckAssignment assignment, CheckContext checkContext)
      implements TestTemplateInvocationContext, ParameterResolver, InvocationInterceptor {
    @Override
    public String getDisplayName(int index) {
      return assignment.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == CheckContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return checkContext;
    }

    @Override
    public void interceptTestTemplateMethod(
        Invocation<@Nullable Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      script.begins(assignment);
      Throwable thrown = null;
      try {
        invocation.proceed();
      } catch (Throwable t) {
        thrown = t;
        throw t;
      } finally {
        script.ended(
            assignment,
            new CheckObservation(
                thrown, checkContext.said(), checkContext.evidence(), checkContext.pictures()));
      }
    }
  }
}
