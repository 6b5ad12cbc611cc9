package org.slaledger.web.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Faults: the log gets all, the caller gets the id under which it stands there. What passes by
 * itself, such as a database that is away, is 503: asking again with the same key is of use.
 */
final class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class);

  private Faults() {}

  static Problem logged(Throwable fault, RoutingContext context) {
    String id = "urn:uuid:" + UUID.randomUUID();
    boolean passing = org.slaledger.journal.Faults.passing(fault);
    LOG.errorf(fault, "%s %s failed, %s", context.request().method(), context.request().path(), id);
    Problem problem =
        passing
            ? Problem.of(503, "Something that is needed here is away. Ask again in a moment.")
            : Problem.of(500, "Something broke here. The log has it under this instance.");
    return problem.named(id);
  }
}
