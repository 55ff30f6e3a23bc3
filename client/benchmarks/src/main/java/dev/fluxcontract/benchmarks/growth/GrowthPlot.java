package dev.fluxcontract.benchmarks.growth;

import dev.fluxcontract.benchmarks.Figures;
import dev.fluxcontract.benchmarks.calls.Peers;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Curves on logarithmic axes, as an SVG that needs nothing else. */
final class GrowthPlot {
  private static final int WIDTH = 780;
  private static final int HEIGHT = 400;
  private static final int LEFT = 80;
  private static final int RIGHT = 540;
  private static final int TOP = 30;
  private static final int BOTTOM = 330;

  private static final String STYLE =
      """
      <style>
      text { font: 13px sans-serif; fill: #24292f; }
      .grid { stroke: #d8dee4; }
      .curve { fill: none; stroke-width: 2; }
      .back { fill: #ffffff; }
      .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; }
      .c2 { stroke: #1a7f37; } .c3 { stroke: #8250df; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; } .back { fill: #0d1117; } .grid { stroke: #30363d; }
        .c0 { stroke: #58a6ff; } .c1 { stroke: #f0883e; }
        .c2 { stroke: #3fb950; } .c3 { stroke: #bc8cff; }
      }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();
  private int panels;
  private double lowX;
  private double highX;
  private double lowY;
  private double highY;

  GrowthPlot panel(String sizes, String costs, List<Curve> curves) {
    DoubleSummaryStatistics xs = logs(curves, Map.Entry::getKey);
    DoubleSummaryStatistics ys = logs(curves, Map.Entry::getValue);
    lowX = Math.floor(xs.getMin());
    highX = Math.ceil(xs.getMax());
    lowY = Math.floor(ys.getMin());
    highY = Math.ceil(ys.getMax());
    add("<g transform='translate(0 %d)'>", panels++ * HEIGHT);
    axes(sizes, costs);
    List<String> legends = curves.stream().map(Curve::legend).distinct().toList();
    for (int i = 0; i < curves.size(); i++) {
      draw(curves.get(i), legends.indexOf(curves.get(i).legend()), i);
    }
    add("</g>");
    return this;
  }

  private void axes(String sizes, String costs) {
    for (double x = lowX; x <= highX; x++) {
      line("grid", x(x), TOP, x(x), BOTTOM);
      text("middle", x(x), BOTTOM + 20, power(x));
    }
    for (double y = lowY; y <= highY; y++) {
      line("grid", LEFT, y(y), RIGHT, y(y));
      text("end", LEFT - 8, y(y) + 4, power(y));
    }
    text("middle", (LEFT + RIGHT) / 2.0, BOTTOM + 44, sizes);
    add("<g transform='translate(18 %d) rotate(-90)'>", (TOP + BOTTOM) / 2);
    text("middle", 0, 0, costs);
    add("</g>");
  }

  private void draw(Curve curve, int colour, int row) {
    String stroke =
        String.format("class='curve c%d' stroke-dasharray='%s'", colour, dashes(curve.peer()));
    String points =
        curve.points().entrySet().stream()
            .map(point -> at(x(Math.log10(point.getKey())), y(Math.log10(point.getValue()))))
            .collect(Collectors.joining(" "));
    add("<polyline %s points='%s'/>", stroke, points);
    for (String point : points.split(" ", -1)) {
      String[] at = point.split(",", -1);
      add("<circle class='curve back c%d' r='3' cx='%s' cy='%s'/>", colour, at[0], at[1]);
    }
    int y = TOP + 10 + 24 * row;
    add("<polyline %s points='%s %s'/>", stroke, at(RIGHT + 16, y), at(RIGHT + 46, y));
    boolean ours = curve.peer().equals(Figures.OURS);
    text("start", RIGHT + 52, y + 4, curve.legend() + (ours ? "" : ": " + curve.peer()));
  }

  private static String dashes(String peer) {
    return peer.equals(Figures.OURS) ? "none" : peer.equals(Peers.FAL) ? "2 4" : "8 4";
  }

  String svg() {
    String box = "viewBox='0 0 " + WIDTH + " " + panels * HEIGHT + "'";
    return "<svg xmlns='http://www.w3.org/2000/svg' "
        + box
        + ">\n"
        + STYLE
        + "<rect class='back' width='100%' height='100%'/>\n"
        + body
        + "</svg>\n";
  }

  private static DoubleSummaryStatistics logs(
      Collection<Curve> curves, ToDoubleFunction<Map.Entry<Double, Double>> part) {
    return curves.stream()
        .flatMap(curve -> curve.points().entrySet().stream())
        .mapToDouble(point -> Math.log10(part.applyAsDouble(point)))
        .summaryStatistics();
  }

  private double x(double log) {
    return LEFT + (RIGHT - LEFT) * (log - lowX) / (highX - lowX);
  }

  private double y(double log) {
    return BOTTOM - (BOTTOM - TOP) * (log - lowY) / (highY - lowY);
  }

  private static String power(double log) {
    return log < 0
        ? String.format(Locale.ROOT, "%." + (int) -log + "f", Math.pow(10, log))
        : String.format(Locale.ROOT, "%,.0f", Math.pow(10, log));
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private void line(String style, double x1, double y1, double x2, double y2) {
    add("<polyline class='%s' points='%s %s'/>", style, at(x1, y1), at(x2, y2));
  }

  private void text(String anchor, double x, double y, String text) {
    add("<text text-anchor='%s' x='%.1f' y='%.1f'>%s</text>", anchor, x, y, text);
  }

  private void add(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
