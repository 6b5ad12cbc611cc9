package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps two transactions from each overlooking what the other brings. Topics are read side by side:
 * a ticket and the terms that it falls under may arrive at the same moment, each in a transaction
 * that does not see the other's. A reaction that needs both takes this lock before it looks for the
 * other one. The side that is rare, such as terms, waits for all others and they for it; those of
 * the frequent side do not wait for one another. The lock is given back at the end of the
 * transaction.
 */
@ApplicationScoped
public class Meeting {
  private static final long KEY = 0x51a_1ed6e4L;

  /** For the frequent side. */
  public Uni<Void> amongMany(SqlConnection tx) {
    return tx.query("SELECT pg_advisory_xact_lock_shared(" + KEY + ")").execute().replaceWithVoid();
  }

  /** For the rare side. */
  public Uni<Void> alone(SqlConnection tx) {
    return tx.query("SELECT pg_advisory_xact_lock(" + KEY + ")").execute().replaceWithVoid();
  }
}
