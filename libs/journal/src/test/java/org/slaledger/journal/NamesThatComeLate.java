package org.slaledger.journal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Resolves names as the machine does, and {@link #NAME} only once somebody has said so, as a
 * broker's name in a cluster that is starting. By system properties, since a test is loaded by
 * another class loader.
 */
public final class NamesThatComeLate extends InetAddressResolverProvider {
  static final String NAME = "late-broker.test";
  static final String KNOWN = "sla.test.late-name-is-known";
  static final String ASKED = "sla.test.late-name-was-asked-for";

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver builtin = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (!host.equals(NAME)) {
          return builtin.lookupByName(host, policy);
        }
        System.setProperty(ASKED, "yes");
        if (System.getProperty(KNOWN) == null) {
          throw new UnknownHostException(host);
        }
        return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return builtin.lookupByAddress(address);
      }
    };
  }

  @Override
  public String name() {
    return "late names";
  }
}
