package dev.fluxcontract.conformance.wire;

import dev.fluxcontract.client.internal.http.AddressKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Keeps a gateway from sending this program to addresses that only this program can reach: the
 * machine itself, its neighbours, a cloud's metadata service. A gateway that is in such a place
 * itself may name others there.
 *
 * @param gateway the gateway's host
 */
public record PrivateNetworkRule(String gateway) implements AddressRule {
  @Override
  public void check(String host, InetAddress address) throws IOException {
    if (!AddressKind.isPublic(address) && !gatewayIsPrivate()) {
      throw new UnknownHostException(
          host
              + " is "
              + address.getHostAddress()
              + ", in a private network, where a gateway outside must not send this program");
    }
  }

  /** One public address makes it public: a gateway may put any other beside it. */
  private boolean gatewayIsPrivate() throws IOException {
    return Arrays.stream(InetAddress.getAllByName(gateway)).noneMatch(AddressKind::isPublic);
  }
}
