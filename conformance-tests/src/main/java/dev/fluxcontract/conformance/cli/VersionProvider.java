package dev.fluxcontract.conformance.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, as the jar's manifest has it. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {"flux-conformance " + (version == null ? "(not packaged)" : version)};
  }
}
