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
import org.slaledger.contract.PointId;
import org.slaledger.journal.Sql;

/** Which statement is to be issued, or looked at again, next? */
@ApplicationScoped
public class StatementWatch {
  private static final Sql ADD =
      new Sql(
          """
          INSERT INTO statement_watch (agreement, period, ends_at, due_at) VALUES ($1, $2, $3, $4)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql DUE_AT =
      new Sql(
          """
          UPDATE statement_watch SET due_at = $3 WHERE agreement = $1 AND period = $2
          """);
  private static final Sql LATE_EVIDENCE =
      new Sql(
          """
          UPDATE statement_watch w SET due_at = LEAST(w.due_at, $3)
          FROM point p JOIN issued_statement i USING (agreement)
          WHERE p.point = $1 AND w.agreement = i.agreement AND w.period = i.period
            AND w.ends_at > $2
          """);
  private static final Sql TAKE =
      new Sql(
          """
          UPDATE statement_watch SET due_at = $2 WHERE (agreement, period) = (
            SELECT agreement, period FROM statement_watch WHERE due_at <= $1
            ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING agreement, period, due_at
          """);
  private static final Sql DONE =
      new Sql(
          """
          UPDATE statement_watch SET problem = $4,
            due_at = CASE WHEN due_at = $6 THEN $3 ELSE LEAST(due_at, $3) END,
            problem_since = CASE WHEN $4::text IS NULL THEN NULL
              ELSE coalesce(problem_since, $5) END
          WHERE agreement = $1 AND period = $2
          """);
  private static final Sql NEXT = new Sql("SELECT min(due_at) AS due_at FROM statement_watch");
  private static final Sql TROUBLED =
      new Sql("SELECT * FROM statement_watch WHERE problem IS NOT NULL ORDER BY problem_since");

  /**
   * A statement to look at.
   *
   * @param until nobody else does before
   */
  public record Watched(AgreementId agreement, String period, Instant until) {}

  /** One that can't be derived. */
  public record Troubled(AgreementId agreement, String period, String problem, Instant since) {}

  /** Watches a period from then on, unless it is watched already. */
  public Uni<Void> add(
      SqlClient db, AgreementId agreement, String period, Instant endsAt, Instant dueAt) {
    return ADD.change(db, agreement.value(), period, endsAt, dueAt);
  }

  /** Of a point there is new evidence, from an instant on: what was issued is looked at again. */
  public Uni<Void> lateEvidence(SqlClient db, PointId point, Instant from, Instant dueAt) {
    return LATE_EVIDENCE.change(db, point.value(), from, dueAt);
  }

  /** A period that is watched is to be looked at then, whatever was planned. */
  public Uni<Void> dueAt(SqlClient db, AgreementId agreement, String period, Instant at) {
    return DUE_AT.change(db, agreement.value(), period, at);
  }

  /** Takes the first that is due, so that nobody else does before a time. */
  public Uni<Optional<Watched>> take(SqlClient db, Instant now, Instant until) {
    return TAKE.list(db, StatementWatch::watched, now, until)
        .map(rows -> rows.stream().findFirst());
  }

  /**
   * It was looked at. Where somebody has found meanwhile that it is due earlier, it stays so.
   *
   * @param problem why nothing could be derived; null where it could
   */
  public Uni<Void> done(
      SqlClient db, Watched one, Instant dueAt, @Nullable String problem, Instant now) {
    return DONE.change(db, one.agreement().value(), one.period(), dueAt, problem, now, one.until());
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
    return new Watched(
        new AgreementId(row.getString("agreement")),
        row.getString("period"),
        Sql.instant(row, "due_at"));
  }
}
