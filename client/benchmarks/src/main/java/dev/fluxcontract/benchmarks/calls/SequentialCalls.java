package dev.fluxcontract.benchmarks.calls;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One thread, one call after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SequentialCalls {
  @Param({})
  public String peer = "";

  @Param({})
  public String gateway = "";

  private Peer client =
      () -> {
        throw new IllegalStateException("no peer yet");
      };

  @Setup
  public void prepare() {
    client = Peers.named(peer, gateway);
  }

  @TearDown
  public void close() {
    client.close();
  }

  @Benchmark
  public Object submit() throws Exception {
    return client.submit();
  }

  @Benchmark
  public void submitStatusResult(Blackhole blackhole) throws Exception {
    Peer.Submitted job = client.submit();
    blackhole.consume(job.status());
    blackhole.consume(job.result());
  }

  @Benchmark
  public Object wholeJob() throws Exception {
    return client.job();
  }
}
