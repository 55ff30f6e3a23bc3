package dev.fluxcontract.client.internal.download;

import dev.fluxcontract.client.internal.http.AddressKind;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.BooleanSupplier;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps a gateway from sending this client to addresses that only this client can reach: the
 * machine itself, its neighbours, a cloud's metadata service. A gateway that is in such a place
 * itself, as in tests, may name others there.
 *
 * <p>Addresses are judged when they are looked up, so it does not help to change a name's address
 * afterwards. A proxy's name is looked up here as well, and may be private: only one host is
 * watched. Where a proxy looks the host up, that is for the proxy to judge.
 */
record PrivateNetworkGuard(Dns dns, String watched, BooleanSupplier gatewayIsPrivate)
    implements Dns, Interceptor {
  /** OkHttp does not look up what is an address already. */
  @Override
  public Response intercept(Chain chain) throws IOException {
    InetAddress literal = AddressKind.literal(watched);
    if (literal != null && !AddressKind.isPublic(literal) && !gatewayIsPrivate.getAsBoolean()) {
      throw new PrivateAddressException(watched, literal);
    }
    return chain.proceed(chain.request());
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> found = dns.lookup(host);
    if (!host.equals(watched) || gatewayIsPrivate.getAsBoolean()) {
      return found;
    }
    List<InetAddress> open = found.stream().filter(AddressKind::isPublic).toList();
    if (open.isEmpty() && !found.isEmpty()) {
      throw new PrivateAddressException(host, found.get(0));
    }
    return open;
  }

  /** A host that must not be asked on a gateway's behalf. */
  static final class PrivateAddressException extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1L;

    PrivateAddressException(String host, InetAddress address) {
      super(
          host
              + " is "
              + address.getHostAddress()
              + ", in a private network, where a gateway outside must not send this client. A"
              + " gateway counts as outside until a call to it was answered in a private network."
              + " If the address is right, fetch Image.url() with a client of your own");
    }
  }
}
