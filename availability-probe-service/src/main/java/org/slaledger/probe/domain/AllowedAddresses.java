package org.slaledger.probe.domain;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

/**
 * Which addresses may be contacted: those of the public internet, and the networks that the
 * operator allows besides. Loopback, link-local (with it the metadata services of clouds), private,
 * shared, unique-local, multicast and reserved addresses are denied unless allowed.
 */
public final class AllowedAddresses {
  private static final List<Network> DENIED =
      networks(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3",
              "::/96",
              "64:ff9b::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8"));

  private final List<Network> allowed;

  /**
   * With exceptions from what is denied.
   *
   * @param networks such as {@code 10.20.0.0/16} or {@code fd00::/8}
   */
  public AllowedAddresses(Collection<String> networks) {
    this.allowed = networks(networks);
  }

  /** Whether a prober may connect to the address. */
  public boolean allow(InetAddress address) {
    return holds(allowed, address) || !holds(DENIED, address);
  }

  private static boolean holds(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(Collection<String> texts) {
    return texts.stream().map(String::strip).map(Network::parse).toList();
  }

  /** One network in CIDR notation. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Network(byte[] prefix, int bits) {
    static Network parse(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        throw new IllegalArgumentException("a network is address/bits, not \"" + text + "\"");
      }
      byte[] prefix = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
      int bits = Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > prefix.length * 8) {
        throw new IllegalArgumentException("\"" + text + "\" has too many bits");
      }
      return new Network(prefix, bits);
    }

    boolean contains(InetAddress address) {
      byte[] bytes = address.getAddress();
      if (bytes.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (bitAt(bytes, bit) != bitAt(prefix, bit)) {
          return false;
        }
      }
      return true;
    }

    private static int bitAt(byte[] bytes, int bit) {
      return (bytes[bit / 8] >> (7 - bit % 8)) & 1;
    }
  }
}
