package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;

/**
 * The row {@code journal_gate}, on which every append depends: it names the start of the server and
 * the file of the table {@code journal} for which the journal was found to agree with the log. A
 * database that was promoted, restored in whatever way or made anew has another start or another
 * file, and so takes no events from any process until it was compared. So has one that was only
 * started again.
 */
public final class JournalGate {
  /** True in the database for which the gate was opened. */
  static final String IS_THIS_DATABASE =
      """
      server_started = pg_postmaster_start_time()
      AND journal_file = pg_relation_filenode('journal')
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
            server_started = pg_postmaster_start_time(),
            journal_file = pg_relation_filenode('journal')
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
              : "The database was started, restored or promoted; its journal is compared with the"
                  + " log before it takes events.";
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
