package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.NotOffered;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which probe comes next: the check that was probed longest ago, and of its cases the one that was
 * probed longest ago. Every other probe looks again at what raised an alarm. The order of the
 * history counts, not its times, since clocks are set.
 */
record ProbeRotation(List<ProbeTarget> targets) {
  /** After so many attempts a model that was not offered is tried again. */
  private static final int FORGOTTEN = 200;

  /** The models that were not offered when they were last tried. */
  static List<NotOffered> notOffered(List<ProbeRecord> records) {
    Set<String> missing = new TreeSet<>();
    for (ProbeRecord record :
        records.subList(Math.max(0, records.size() - FORGOTTEN), records.size())) {
      if (record.operation() != null && !record.offered()) {
        missing.add(record.operation());
      }
      record.jobs().forEach(job -> missing.remove(job.operation()));
    }
    return missing.stream().map(one -> new NotOffered(one, one, "in an earlier probe")).toList();
  }

  /** The next one, of those that can be paid for twice; null where there is none. */
  @Nullable ProbeTarget next(List<ProbeRecord> records, Cost left) {
    Map<String, Integer> last = new HashMap<>();
    Map<String, ProbeRecord> alarmed = new WatchSummary(records).newest();
    alarmed.values().removeIf(record -> !record.alarm());
    String newest = "";
    for (int i = 0; i < records.size(); i++) {
      ProbeRecord record = records.get(i);
      newest = record.name();
      last.put(record.check(), i);
      last.put(newest, i);
    }
    boolean again = !alarmed.isEmpty() && !alarmed.containsKey(newest);
    Comparator<ProbeTarget> longestAgo =
        Comparator.<ProbeTarget, Integer>comparing(
                target -> last.getOrDefault(target.check().id(), -1))
            .thenComparing(target -> last.getOrDefault(target.name(), -1));
    return fitting(left)
        .filter(target -> again && alarmed.containsKey(target.name()))
        .min(longestAgo)
        .or(() -> fitting(left).min(longestAgo))
        .orElse(null);
  }

  /** An attempt that fails is repeated, which has to be paid for, too. */
  private Stream<ProbeTarget> fitting(Cost left) {
    return targets.stream().filter(target -> target.cost().plus(target.cost()).fits(left));
  }
}
