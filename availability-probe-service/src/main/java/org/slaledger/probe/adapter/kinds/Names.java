package org.slaledger.probe.adapter.kinds;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Resolves host names without holding a thread. */
interface Names {
  /** All addresses of a host, at least one; fails where there is none. */
  Future<List<InetAddress>> addresses(String host);
}
