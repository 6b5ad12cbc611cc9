package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.slaledger.contract.Recorded;

/**
 * What a service does because another service's event happened. It runs once for each event, after
 * the views, in the same transaction: what it appends is there if and only if the event counts as
 * read. It never runs while a view is rebuilt.
 */
public interface Reaction {
  /** Reacts; passes over what does not concern it. */
  Uni<Void> react(SqlConnection tx, Recorded event);
}
