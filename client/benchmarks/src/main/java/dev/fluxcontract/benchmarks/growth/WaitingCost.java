package dev.fluxcontract.benchmarks.growth;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;

/** What the waits of this JVM take, beyond what there was before them. */
final class WaitingCost {
  private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
  private final long heapBefore = heap();

  WaitingCost() throws InterruptedException {}

  /**
   * Lets the waits settle and looks at them, each for so many seconds; prints the bytes of heap,
   * the threads, those beyond OkHttp's, and the milliseconds of CPU in a minute.
   */
  void print(String settle, String look) throws InterruptedException {
    sleep(settle);
    System.out.println(heap() - heapBefore);
    ManagementFactory.getThreadMXBean().resetPeakThreadCount();
    long cpu = cpu();
    long begun = System.nanoTime();
    sleep(look);
    double minutes = (System.nanoTime() - begun) / 6e10;
    double cpuMillis = (cpu() - cpu) / 1e6;
    System.out.println(ManagementFactory.getThreadMXBean().getPeakThreadCount() - before.size());
    System.out.println(ThreadCount.beyondOkHttp(before));
    System.out.println(cpuMillis / minutes);
  }

  private static void sleep(String seconds) throws InterruptedException {
    Thread.sleep((long) (Double.parseDouble(seconds) * 1000));
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      // Nothing between the last one and the figure: what polls leave behind would be counted.
      Thread.sleep(100);
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
