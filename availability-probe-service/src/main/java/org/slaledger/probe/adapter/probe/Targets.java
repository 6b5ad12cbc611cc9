package org.slaledger.probe.adapter.probe;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.slaledger.probe.domain.AllowedAddresses;

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

  /** The target resolves to addresses that may not be contacted only. */
  static final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Forbidden() {
      super("the target's address may not be contacted", null, false, false);
    }
  }

  /** Fails with {@link Forbidden}, or with what resolving failed with. */
  Future<InetAddress> addressOf(URI url) {
    String host = url.getHost();
    if (host == null) {
      return Future.failedFuture(new UnknownHostException("the URL names no host"));
    }
    return names
        .addresses(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
        .transform(
            answer ->
                answer.succeeded()
                    ? firstAllowed(answer.result())
                    : Future.failedFuture(unknown(answer.cause())));
  }

  private Future<InetAddress> firstAllowed(List<InetAddress> addresses) {
    return addresses.stream()
        .filter(allowed::allow)
        .findFirst()
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(new Forbidden()));
  }

  private static UnknownHostException unknown(Throwable cause) {
    UnknownHostException unknown = new UnknownHostException("the host's name can't be resolved");
    unknown.initCause(cause);
    return unknown;
  }
}
