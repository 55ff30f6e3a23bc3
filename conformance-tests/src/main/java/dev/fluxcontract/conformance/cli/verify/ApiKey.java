package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import java.util.Map;

/** Takes the key from the environment, the only place it comes from. */
final class ApiKey {
  private ApiKey() {}

  static String from(Map<String, String> environment, String name) {
    String key = environment.getOrDefault(name, "").strip();
    if (key.isEmpty()) {
      throw CommandFailure.unusable(
          """
          $%s holds no key: set it in the environment, or name another variable with --key-env; \
          a key on the command line would be seen by every user of this machine"""
              .formatted(name));
    }
    if (!key.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
      throw CommandFailure.unusable(
          """
          $%s holds what no header can carry: a key is ASCII letters without spaces; was a line \
          too many copied?"""
              .formatted(name));
    }
    return key;
  }
}
