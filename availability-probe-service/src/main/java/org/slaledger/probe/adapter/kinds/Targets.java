package org.slaledger.probe.adapter.kinds;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.probe.domain.AllowedAddresses;
import org.slaledger.probe.domain.ProbeResult.NotMade;

/**
 * Finds the address of a target and checks it. The address that is returned is the one that was
 * checked, and the one to connect to: a name that resolves to something else a moment later gains
 * nothing.
 */
final class Targets {
  private final Names names;
  private final AllowedAddresses allowed;

  Targets(Names names, AllowedAddresses allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  /** The target resolves to addresses only that the configuration does not allow. */
  static final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Forbidden(String host) {
      super(
          "the operator's configuration sla.probe.allowed-networks does not allow the address of "
              + host,
          null,
          false,
          false);
    }

    /** The target was not asked. */
    NotMade notMade() {
      return new NotMade(MissedReason.FORBIDDEN_ADDRESS, String.valueOf(getMessage()));
    }
  }

  /** Fails with {@link Forbidden}, or with what resolving failed with. */
  Future<InetAddress> addressOf(String host) {
    return names
        .addresses(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
        .transform(
            answer ->
                answer.succeeded()
                    ? firstAllowed(host, answer.result())
                    : Future.failedFuture(unknown(answer.cause())));
  }

  /** Whether an address that was given, not found by a name, may be contacted. */
  boolean allows(InetAddress address) {
    return allowed.allow(address);
  }

  private Future<InetAddress> firstAllowed(String host, List<InetAddress> addresses) {
    return addresses.stream()
        .filter(allowed::allow)
        .findFirst()
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new Forbidden(host)));
  }

  private static UnknownHostException unknown(Throwable cause) {
    UnknownHostException unknown = new UnknownHostException("the host's name can't be resolved");
    unknown.initCause(cause);
    return unknown;
  }
}
