package dev.fluxcontract.conformance.run;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.engine.CheckInvocations;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Has the JUnit Platform run the checks, side by side. */
final class JUnitLauncher {
  private JUnitLauncher() {}

  static void checks(ResultCollector results) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                String.valueOf(results.sideBySide()));
    CheckCatalogue.entries().stream()
        .filter(entry -> !results.assignments(entry.id()).isEmpty())
        .forEach(
            entry ->
                request.selectors(
                    selectMethod(entry.method().getDeclaringClass(), entry.method())));
    run(results, request.build());
  }

  private static void run(ResultCollector results, LauncherDiscoveryRequest request) {
    // Engines and listeners that happen to be on the class path are none of this run's business.
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session
          .getStore()
          .put(Namespace.create(CheckInvocations.STORE), CheckInvocations.CheckRun.class, results);
      session.getLauncher().execute(request, new Breakdowns(results));
    }
  }

  /** A container that fails takes its checks with it: the suite broke, not the gateway. */
  private record Breakdowns(ResultCollector results) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isContainer()) {
        result.getThrowable().ifPresent(results::broke);
      }
    }
  }
}
