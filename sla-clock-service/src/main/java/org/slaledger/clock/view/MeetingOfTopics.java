package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps two transactions from each overlooking what the other brings. Topics are read side by side:
 * a ticket and the terms that it falls under may arrive at the same moment, each in a transaction
 * that does not see the other's. Whoever brings terms waits for those who bring tickets to commit,
 * and they for him; those who bring tickets do not wait for one another. The lock is given back at
 * the end of the transaction.
 */
@ApplicationScoped
public class MeetingOfTopics {
  private static final long KEY = 0x51a_c10c_0001L;

  /** To be called before terms are looked up for a ticket that has just changed. */
  public Uni<Void> bringTicket(SqlConnection tx) {
    return tx.query("SELECT pg_advisory_xact_lock_shared(" + KEY + ")").execute().replaceWithVoid();
  }

  /** To be called before tickets are looked up for terms that have just changed. */
  public Uni<Void> bringTerms(SqlConnection tx) {
    return tx.query("SELECT pg_advisory_xact_lock(" + KEY + ")").execute().replaceWithVoid();
  }
}
