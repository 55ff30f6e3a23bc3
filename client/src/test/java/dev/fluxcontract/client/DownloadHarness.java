package dev.fluxcontract.client;

import dev.fluxcontract.client.model.Image;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A client that fetches images over real sockets, in virtual time. */
public final class DownloadHarness implements AutoCloseable {
  final VirtualScheduler time = new VirtualScheduler();
  final CountingExecutor threads = new CountingExecutor();
  final FluxClient client;

  public DownloadHarness(String gateway, UnaryOperator<FluxClient.Builder> settings) {
    FluxClient.Builder builder = FluxClient.builder().gateway(gateway).apiKey(ClientHarness.KEY);
    client = ClientHarness.client(settings.apply(builder), time, threads, () -> 1);
  }

  public Download toFile(String url, Path file, DownloadOptions options) {
    return client.download(SampleModels.with(Image.class, Map.of("url", url)), file, options);
  }

  public Download toStream(String url, OutputStream out, DownloadOptions options) {
    return client.download(SampleModels.with(Image.class, Map.of("url", url)), out, options);
  }

  byte[] toMemory(String url, DownloadOptions options) {
    return client.downloadBytes(SampleModels.with(Image.class, Map.of("url", url)), options);
  }

  @Override
  public void close() {
    client.close();
  }
}
