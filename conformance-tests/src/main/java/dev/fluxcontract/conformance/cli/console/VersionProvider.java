package dev.fluxcontract.conformance.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, as the jar's manifest has it. */
public final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {"flux-conformance " + (version == null ? "(not packaged)" : version)};
  }
}
