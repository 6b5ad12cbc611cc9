package org.slaledger.journal;

import io.vertx.mutiny.sqlclient.SqlConnection;

/** What makes a rebuild the only one of its service: it goes away with its connection. */
final class RebuildLock {
  /** Any number that nothing else in the service's database locks. */
  static final int KEY = 7_265_617;

  private static final String TAKE = "SELECT pg_try_advisory_lock(" + KEY + ")";

  /** SQL: whether somebody has it. */
  static final String TAKEN =
      """
      EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0
        AND objid = %d AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
      """
          .formatted(KEY);

  private RebuildLock() {}

  /** Until the connection is closed; false when another has it. */
  static boolean take(SqlConnection connection) {
    return connection.query(TAKE).execute().await().indefinitely().iterator().next().getBoolean(0);
  }
}
