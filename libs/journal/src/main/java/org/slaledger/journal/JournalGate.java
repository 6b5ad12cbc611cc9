package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/**
 * The row {@code journal_gate}, on which every append depends: it names the database system and the
 * timeline for which the journal was found to agree with the log. A restored or promoted database
 * is another one, and so takes no events from any process until it was compared.
 */
public final class JournalGate {
  /** True in the database for which the gate was opened. */
  static final String IS_THIS_DATABASE =
      """
      system = (SELECT system_identifier::text FROM pg_control_system())
      AND timeline = left(pg_walfile_name(pg_current_wal_lsn()), 8)
      """;

  private static final Sql LOOK =
      new Sql(
          "SELECT state, reason, since, coalesce("
              + IS_THIS_DATABASE
              + ", false) AS same"
              + " FROM journal_gate");
  private static final Sql SET =
      new Sql(
          """
          UPDATE journal_gate SET state = $1, reason = $2,
            since = CASE WHEN state = $1 THEN since ELSE now() END,
            system = (SELECT system_identifier::text FROM pg_control_system()),
            timeline = left(pg_walfile_name(pg_current_wal_lsn()), 8)
          """);

  private JournalGate() {}

  /**
   * How the gate stands.
   *
   * @param closed whether the journal was found to contradict the log
   * @param compared whether it was compared in this very database
   * @param reason why it is closed
   */
  public record State(boolean closed, boolean compared, String reason, Instant since) {
    /** Whether events are taken. */
    public boolean open() {
      return compared && !closed;
    }

    /** What to tell people about it. */
    public String text() {
      return closed
          ? "The journal contradicts the log and takes no events: " + reason
          : open()
              ? "The journal takes events."
              : "The database was restored or promoted; its journal is compared with the log"
                  + " before it takes events.";
    }
  }

  static Uni<State> look(SqlClient db) {
    return LOOK.list(db, JournalGate::read).map(List::getFirst);
  }

  static Uni<Void> open(SqlClient db) {
    return SET.change(db, "OPEN", "");
  }

  static Uni<Void> close(SqlClient db, String reason) {
    return SET.change(db, "CLOSED", reason);
  }

  private static State read(Row row) {
    return new State(
        row.getString("state").equals("CLOSED"),
        row.getBoolean("same"),
        row.getString("reason"),
        Sql.instant(row, "since"));
  }
}
