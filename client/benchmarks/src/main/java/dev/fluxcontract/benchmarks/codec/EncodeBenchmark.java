package dev.fluxcontract.benchmarks.codec;

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
public class EncodeBenchmark {
  @Param({})
  public String peer = "";

  private Codec.Encoding encoding = () -> new byte[0];

  @Setup
  public void prepare() throws IOException {
    Codec codec = Codecs.named(peer);
    CodecCheck.checkEncoding(codec);
    encoding = codec.encoding();
  }

  @Benchmark
  public byte[] encode() throws IOException {
    return encoding.encode();
  }
}
