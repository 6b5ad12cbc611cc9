package org.slaledger.web.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Faults: the log gets all, the caller gets the id under which it stands there. */
final class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class);

  private Faults() {}

  static Problem logged(Throwable fault, RoutingContext context) {
    String id = "urn:uuid:" + UUID.randomUUID();
    LOG.errorf(fault, "%s %s failed, %s", context.request().method(), context.request().path(), id);
    return Problem.of(500, "Something broke here. The log has it under this instance.").named(id);
  }
}
