package dev.fluxcontract.conformance.pages;

import dev.fluxcontract.client.FluxClient;
import java.nio.file.Path;

/** What a snippet finds around it: a client, and what it may make one of its own with. */
public abstract class Setting {
  protected final FluxClient flux;
  protected final String gateway;
  protected final String key;
  private final Path folder;

  protected Setting(FluxClient flux, String gateway, String key, Path folder) {
    this.flux = flux;
    this.gateway = gateway;
    this.key = key;
    this.folder = folder;
  }

  /** Runs the snippet. */
  public abstract void run() throws Exception;

  /** A file that the page names. Here it stands in a folder of the test's. */
  protected final Path file(String name) {
    return folder.resolve(name);
  }
}
