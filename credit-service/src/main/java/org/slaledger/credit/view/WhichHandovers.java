package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.journal.Sql;
import org.slaledger.ledger.Note;

/** Which keys that sign the ledger handed over to the next, the first first. */
@ApplicationScoped
public class WhichHandovers {
  private static final Sql ALL = new Sql("SELECT note FROM ledger_handover ORDER BY version");
  private static final Sql BEFORE =
      new Sql("SELECT note FROM ledger_handover WHERE size < $1 ORDER BY version");

  private final Pool pool;

  /** On the service's own database. */
  public WhichHandovers(Pool pool) {
    this.pool = pool;
  }

  /** All of them. */
  public Uni<List<Note>> all() {
    return all(pool);
  }

  /** The same, in a transaction. */
  public Uni<List<Note>> all(SqlClient db) {
    return ALL.list(db, row -> Note.parse(row.getString("note")));
  }

  /** Those that a checkpoint of a size comes after. */
  public Uni<List<Note>> before(long size) {
    return BEFORE.list(pool, row -> Note.parse(row.getString("note")), size);
  }
}
