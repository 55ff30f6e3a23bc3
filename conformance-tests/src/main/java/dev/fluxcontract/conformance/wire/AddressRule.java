package dev.fluxcontract.conformance.wire;

import java.io.IOException;
import java.net.InetAddress;

/** Decides whether an address that a host's name stands for may be connected to. */
public interface AddressRule {
  /** Any address may. */
  AddressRule ANY = (host, address) -> {};

  /** Throws where it must not. */
  void check(String host, InetAddress address) throws IOException;
}
