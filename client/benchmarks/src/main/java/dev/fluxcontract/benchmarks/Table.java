package dev.fluxcontract.benchmarks;

import dev.fluxcontract.benchmarks.Figures.Measure;
import dev.fluxcontract.benchmarks.Figures.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures as one table: ours, and ours as a multiple of each peer's. */
final class Table {
  private static final List<String> HEADINGS =
      List.of("what (less is better)", "ours", "ours : theirs");

  private Table() {}

  static String of(Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (Measure measure : figures.measures()) {
      rows.add(List.of(measure.name(), ours(measure, figures), ratios(measure, figures)));
    }
    int[] widths =
        IntStream.range(0, HEADINGS.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    rows.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining())
        + "measured on "
        + Machine.current()
        + "\n"
        + missed(figures);
  }

  /** How many of the bounds are missed, of those whose measure was taken. */
  private static String missed(Figures figures) {
    List<Boolean> met =
        figures.targets().stream()
            .flatMap(target -> figures.measures().stream().filter(target::isFor).map(target::isMet))
            .toList();
    return met.stream().filter(is -> !is).count() + " of " + met.size() + " bounds missed\n";
  }

  private static String ours(Measure measure, Figures figures) {
    String value = number(measure.median(Figures.OURS)) + " " + measure.unit();
    return value + verdict(measure, null, figures);
  }

  private static String ratios(Measure measure, Figures figures) {
    return measure.rounds().keySet().stream()
        .filter(peer -> !peer.equals(Figures.OURS))
        .map(peer -> peer + " " + ratio(measure, peer) + verdict(measure, peer, figures))
        .collect(Collectors.joining(", "));
  }

  private static String ratio(Measure measure, String peer) {
    return number(measure.ratio(peer));
  }

  private static String verdict(Measure measure, @Nullable String peer, Figures figures) {
    return figures.targets().stream()
        .filter(target -> target.isFor(measure) && Objects.equals(target.peer(), peer))
        .map(target -> verdict(target, measure))
        .collect(Collectors.joining());
  }

  private static String verdict(Target target, Measure measure) {
    String met = target.isMet(measure) ? "met" : "MISSED";
    return " (at most " + number(target.atMost()) + ": " + met + ")";
  }

  private static String line(List<String> cells, int[] widths) {
    String line =
        IntStream.range(0, widths.length)
            .mapToObj(i -> String.format("%-" + Math.max(1, widths[i]) + "s", cells.get(i)))
            .collect(Collectors.joining(" | "));
    return line.stripTrailing() + "\n";
  }

  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
