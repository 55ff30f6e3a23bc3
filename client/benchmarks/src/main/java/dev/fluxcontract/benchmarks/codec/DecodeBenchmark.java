package dev.fluxcontract.benchmarks.codec;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An response from bytes to a value. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
  @Param({})
  public String peer = "";

  @Param({"TICKET", "STATUS", "RESULT"})
  public SampleResponse response = SampleResponse.TICKET;

  private byte[] bytes = {};
  private Codec.Decoding decoding = json -> json;

  @Setup
  public void prepare() throws IOException {
    Codec codec = Codecs.named(peer);
    CodecCheck.checkDecoding(codec, response);
    bytes = response.bytes();
    decoding = codec.decoding(response);
  }

  @Benchmark
  public Object decode() throws IOException {
    return decoding.decode(new Buffer().write(bytes));
  }
}
