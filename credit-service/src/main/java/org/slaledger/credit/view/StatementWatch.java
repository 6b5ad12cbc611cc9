package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.journal.Sql;

/** Which statement is to be issued, or looked at again, next? */
@ApplicationScoped
public class StatementWatch {
  private static final Sql ADD =
      new Sql(
          """
          INSERT INTO statement_watch (agreement, period, due_at) VALUES ($1, $2, $3)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql DUE_AT =
      new Sql(
          """
          INSERT INTO statement_watch (agreement, period, due_at) VALUES ($1, $2, $3)
          ON CONFLICT (agreement, period) DO UPDATE SET due_at = $3
          """);
  private static final Sql TAKE =
      new Sql(
          """
          UPDATE statement_watch SET due_at = $2 WHERE (agreement, period) = (
            SELECT agreement, period FROM statement_watch WHERE due_at <= $1
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING agreement, period
          """);
  private static final Sql DONE =
      new Sql(
          """
          UPDATE statement_watch SET due_at = $3, problem = $4,
            problem_since = CASE WHEN $4::text IS NULL THEN NULL
              ELSE coalesce(problem_since, $5) END
          WHERE agreement = $1 AND period = $2
          """);
  private static final Sql NEXT = new Sql("SELECT min(due_at) AS due_at FROM statement_watch");
  private static final Sql TROUBLED =
      new Sql("SELECT * FROM statement_watch WHERE problem IS NOT NULL ORDER BY problem_since");

  /** A statement to look at. */
  public record Watched(AgreementId agreement, String period) {}

  /** One that can't be derived. */
  public record Troubled(AgreementId agreement, String period, String problem, Instant since) {}

  /** Watches a period from then on, unless it is watched already. */
  public Uni<Void> add(SqlClient db, AgreementId agreement, String period, Instant dueAt) {
    return ADD.change(db, agreement.value(), period, dueAt);
  }

  /** The period is to be looked at then, whatever was planned. */
  public Uni<Void> dueAt(SqlClient db, AgreementId agreement, String period, Instant at) {
    return DUE_AT.change(db, agreement.value(), period, at);
  }

  /** Takes the first that is due, so that nobody else does before a time. */
  public Uni<Optional<Watched>> take(SqlClient db, Instant now, Instant until) {
    return TAKE.list(db, StatementWatch::watched, now, until)
        .map(rows -> rows.stream().findFirst());
  }

  /**
   * It was looked at.
   *
   * @param problem why nothing could be derived; null where it could
   */
  public Uni<Void> done(
      SqlClient db, Watched one, Instant dueAt, @Nullable String problem, Instant now) {
    return DONE.change(db, one.agreement().value(), one.period(), dueAt, problem, now);
  }

  /** When the next is due. */
  public Uni<Optional<Instant>> next(SqlClient db) {
    return NEXT.list(db, row -> Optional.ofNullable(Sql.instantOrNull(row, "due_at")))
        .map(List::getFirst);
  }

  /** Those that can't be derived, the longest first. */
  public Uni<List<Troubled>> troubled(SqlClient db) {
    return TROUBLED.list(
        db,
        row ->
            new Troubled(
                watched(row).agreement(),
                watched(row).period(),
                row.getString("problem"),
                Sql.instant(row, "problem_since")));
  }

  private static Watched watched(Row row) {
    return new Watched(new AgreementId(row.getString("agreement")), row.getString("period"));
  }
}
