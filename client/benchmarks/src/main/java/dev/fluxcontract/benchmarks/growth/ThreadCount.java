package dev.fluxcontract.benchmarks.growth;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Counts threads. */
final class ThreadCount {
  private ThreadCount() {}

  /**
   * How many threads there are that were not there before and neither are in a call of OkHttp's nor
   * wait in its dispatcher's pool for the next one.
   */
  static long beyondOkHttp(Set<Thread> before) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> !before.contains(thread.getKey()))
        .filter(thread -> !isOkHttps(thread))
        .count();
  }

  private static boolean isOkHttps(Map.Entry<Thread, StackTraceElement[]> thread) {
    return thread.getKey().getName().startsWith("OkHttp")
        || Arrays.stream(thread.getValue())
            .map(StackTraceElement::getClassName)
            .anyMatch(name -> name.startsWith("okhttp3.") || name.contains("SynchronousQueue"));
  }
}
