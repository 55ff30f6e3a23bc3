package dev.fluxcontract.benchmarks;

import com.squareup.moshi.JsonWriter;
import dev.fluxcontract.benchmarks.Figures.Measure;
import dev.fluxcontract.benchmarks.Figures.Target;
import java.io.IOException;
import java.util.List;
import okio.Buffer;

/** The figures and where they were taken, as JSON. */
final class ResultsJson {
  private ResultsJson() {}

  static String of(Figures figures) throws IOException {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setIndent("  ");
      json.beginObject();
      Machine machine = Machine.current();
      json.name("java").value(machine.java());
      json.name("system").value(machine.system());
      json.name("cpu").value(machine.cpu());
      json.name("processors").value(machine.processors());
      json.name("quick").value(BenchmarkSettings.quick());
      json.name("measures").beginArray();
      for (Measure measure : figures.measures()) {
        write(json, measure, figures);
      }
      json.endArray().endObject();
    }
    return buffer.writeUtf8("\n").readUtf8();
  }

  private static void write(JsonWriter json, Measure measure, Figures figures) throws IOException {
    json.beginObject();
    json.name("name").value(measure.name());
    json.name("unit").value(measure.unit());
    json.name("peers").beginArray();
    for (String peer : measure.rounds().keySet()) {
      json.beginObject().name("peer").value(peer);
      number(json.name("median"), measure.median(peer));
      if (!peer.equals(Figures.OURS)) {
        number(json.name("ratio"), measure.ratio(peer));
      }
      json.name("rounds").beginArray();
      for (double round : measure.rounds().getOrDefault(peer, List.of())) {
        number(json, round);
      }
      json.endArray().endObject();
    }
    json.endArray();
    json.name("targets").beginArray();
    for (Target target : figures.targets()) {
      if (target.isFor(measure)) {
        json.beginObject().name("peer").value(target.peer()).name("atMost").value(target.atMost());
        number(json.name("reached"), target.reached(measure));
        json.name("met").value(target.isMet(measure)).endObject();
      }
    }
    json.endArray().endObject();
  }

  private static void number(JsonWriter json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.value(value);
    } else {
      json.nullValue();
    }
  }
}
