package dev.fluxcontract.client;

import dev.fluxcontract.client.model.Image;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A client that fetches images over real sockets, in virtual time. */
final class Fetching implements AutoCloseable {
  final VirtualTime time = new VirtualTime();
  final CountedThreads threads = new CountedThreads();
  final FluxClient client;

  Fetching(String gateway, UnaryOperator<FluxClient.Builder> settings) {
    FluxClient.Builder builder = FluxClient.builder().gateway(gateway).apiKey(Scene.KEY);
    client = new Assembly(settings.apply(builder)).client(time, threads, () -> 1);
  }

  Download toFile(String url, Path file, DownloadOptions options) {
    return client.download(Filled.with(Image.class, Map.of("url", url)), file, options);
  }

  Download toStream(String url, OutputStream out, DownloadOptions options) {
    return client.download(Filled.with(Image.class, Map.of("url", url)), out, options);
  }

  @Override
  public void close() {
    client.close();
  }
}
