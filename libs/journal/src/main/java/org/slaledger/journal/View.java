package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.slaledger.contract.Recorded;

/**
 * A table that a service answers from. It is given each event once: the service's own in the
 * transaction that appends them, those of others in the transaction that takes them in from the
 * log.
 */
public interface View {
  /** Takes an event in; passes over what does not concern it. */
  Uni<Void> apply(SqlConnection tx, Recorded event);
}
