package dev.fluxcontract.client.bench.codec;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A request from a value to bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Encode {
  @Param({})
  public String peer = "";

  @Param({"DEV_TEXT_TO_IMAGE", "DEV_IMAGE_TO_IMAGE", "KONTEXT_EDIT", "KONTEXT_TEXT_TO_IMAGE"})
  public Request request = Request.DEV_TEXT_TO_IMAGE;

  private Codec.Encoding encoding = () -> new byte[0];

  @Setup
  public void prepare() throws IOException {
    Codec codec = Codecs.named(peer);
    Agreement.check(codec, request);
    encoding = codec.encoding(request);
  }

  @Benchmark
  public byte[] encode() throws IOException {
    return encoding.encode();
  }
}
