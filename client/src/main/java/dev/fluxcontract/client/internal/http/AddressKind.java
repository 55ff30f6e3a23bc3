package dev.fluxcontract.client.internal.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Distinguishes addresses of the public internet from those that differ on each network. */
public final class AddressKind {
  /** What OkHttp takes for an address and does not look up. */
  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[0-9.]+");

  /**
   * Names that public DNS does not have. A leading digit may begin an address, such as 0x08080808.
   */
  private static final Pattern PRIVATE_NAME =
      Pattern.compile("(?:[a-z_][^.]*|.*\\.(?:localhost|local|internal|home\\.arpa|test))\\.?");

  private AddressKind() {}

  /** The address that a URL's host is, or null where it is a name. */
  public static @Nullable InetAddress literal(String host) {
    if (!LITERAL.matcher(host).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Whether a URL's host is this very machine, without asking anybody. */
  public static boolean isLoopback(String host) {
    InetAddress literal = literal(host);
    return literal == null ? host.equals("localhost") : literal.isLoopbackAddress();
  }

  /** Whether a URL's host is in a private network, as its address or its name says; no lookup. */
  static boolean isPrivateHost(String host) {
    InetAddress literal = literal(host);
    return literal == null ? PRIVATE_NAME.matcher(host).matches() : !isPublic(literal);
  }

  public static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
  }

  /** What {@link InetAddress} does not know: the ranges of RFC 6890, and an address of Azure's. */
  private static boolean isPublic4(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    boolean thisNetwork = first == 0;
    boolean carrier = first == 100 && (second & 0xc0) == 64;
    boolean assignments = first == 192 && second == 0 && a[2] == 0;
    boolean benchmark = first == 198 && (second & 0xfe) == 18;
    boolean documentation =
        startsWith(a, 192, 0, 2) || startsWith(a, 198, 51, 100) || startsWith(a, 203, 0, 113);
    boolean reserved = first >= 240;
    // The host of a virtual machine, which offers it credentials.
    boolean azureHost = startsWith(a, 168, 63, 129, 16);
    return !thisNetwork
        && !carrier
        && !assignments
        && !benchmark
        && !documentation
        && !reserved
        && !azureHost;
  }

  /** Unique local addresses, and those through which a gateway reaches an IPv4 address. */
  private static boolean isPublic6(byte[] a) {
    boolean localTranslation = startsWith(a, 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01);
    boolean teredo = startsWith(a, 0x20, 0x01, 0x00, 0x00);
    boolean documentation = startsWith(a, 0x20, 0x01, 0x0d, 0xb8);
    if ((a[0] & 0xfe) == 0xfc || localTranslation || teredo || documentation) {
      return false;
    }
    boolean translated = startsWith(a, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0);
    if (translated || startsWith(a, 0x00, 0x64, 0xff, 0x9b) || startsWith(a, new int[12])) {
      return isPublic4Inside(a, 12);
    }
    return !startsWith(a, 0x20, 0x02) || isPublic4Inside(a, 2);
  }

  private static boolean isPublic4Inside(byte[] a, int offset) {
    try {
      return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(a, offset, offset + 4)));
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  private static boolean startsWith(byte[] a, int... prefix) {
    return IntStream.range(0, prefix.length).allMatch(i -> (a[i] & 0xff) == prefix[i]);
  }
}
