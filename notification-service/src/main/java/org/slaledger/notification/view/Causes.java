package org.slaledger.notification.view;

import io.vertx.mutiny.sqlclient.Row;
import org.slaledger.journal.Sql;
import org.slaledger.notification.domain.Cause;

/** How causes stand in the tables. */
final class Causes {
  private Causes() {}

  /**
   * The cause that a row holds.
   *
   * @param event the column with the event's id
   */
  static Cause cause(Row row, String event) {
    return new Cause(
        row.getString(event),
        Sql.instant(row, "recorded_at"),
        row.getString("story"),
        row.getString("trace"));
  }
}
