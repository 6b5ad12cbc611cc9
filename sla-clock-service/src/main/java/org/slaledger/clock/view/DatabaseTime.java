package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.journal.Sql;

/**
 * The database's clock, by which it is decided what is due: one for all instances. By their own,
 * one that is ahead would breach what is not due, and one that is behind would take that back.
 */
@ApplicationScoped
public class DatabaseTime {
  private static final Sql NOW = new Sql("SELECT clock_timestamp() AS now");

  /** The present, after all that the transaction has waited for. */
  public Uni<Instant> now(SqlClient db) {
    return NOW.list(db, row -> Sql.instant(row, "now")).map(List::getFirst);
  }
}
