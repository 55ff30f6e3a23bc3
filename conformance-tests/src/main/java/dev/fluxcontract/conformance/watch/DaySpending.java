package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.model.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was spent within 24 hours. Each line of a history says how much time has passed since the
 * line before. A running watch measures that without the clock of the machine; only the time from
 * the last line to the next start is read off that clock. If the clock was set back, no time has
 * passed. If it reaches its latest time again, only what goes beyond that counts, since it may have
 * been set right. So time is never counted twice, and what was spent is forgotten after two days at
 * the latest.
 */
final class DaySpending {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long LONGEST = Duration.ofDays(36_500).toMillis();

  private record Line(long position, Instant at, Cost cost) {}

  private final Deque<Line> day = new ArrayDeque<>();
  private long position;
  private @Nullable Line begun;

  /** Adds an attempt that begins and may cost that much. It counts even if it never ends. */
  void begin(Instant at, long afterMillis, Cost most) {
    add(at, afterMillis, most);
    begun = day.getLast();
  }

  /** Adds what the attempt that began cost in the end. */
  void settle(Instant at, long afterMillis, Cost cost) {
    if (begun != null) {
      day.removeLastOccurrence(begun);
      begun = null;
    }
    add(at, afterMillis, cost);
  }

  /** Adds a line of that cost. */
  void add(Instant at, long afterMillis, Cost cost) {
    position += Math.max(0, Math.min(afterMillis, LONGEST));
    day.add(new Line(position, at, cost));
    forget(position);
  }

  /** Starts anew, with what had been spent in the 24 hours before. */
  void restart(Instant at, Cost before) {
    day.clear();
    begun = null;
    add(at, 0, before);
  }

  /** How many milliseconds have passed since the last line, by the clock of the machine. */
  long sinceLast(Instant now) {
    Line last = day.peekLast();
    if (last == null) {
      return 0;
    }
    Instant latest = day.stream().map(Line::at).max(Instant::compareTo).orElseThrow();
    Instant from = now.isBefore(latest) ? last.at() : latest;
    return Math.max(0, Duration.between(from, now).toMillis());
  }

  /** Whether the last line has a time that has not come yet. */
  boolean isAhead(Instant now) {
    Line last = day.peekLast();
    return last != null && last.at().isAfter(now);
  }

  /** What was spent in the 24 hours that end so much later than the last line. */
  Cost spent(long afterMillis) {
    forget(position + afterMillis);
    return day.stream().map(Line::cost).reduce(Cost.NONE, Cost::plus);
  }

  /** The last line stays, since time is counted from it. */
  private void forget(long now) {
    while (day.size() > 1 && day.getFirst().position() <= now - DAY) {
      day.removeFirst();
    }
    Line last = day.peekFirst();
    if (last != null && last.position() <= now - DAY) {
      day.removeFirst();
      day.add(new Line(last.position(), last.at(), Cost.NONE));
    }
  }
}
