package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.Sql;

/** How do shadow replays stand, and what did they find? */
@ApplicationScoped
public class ShadowRuns {
  private static final Sql BEGIN =
      new Sql(
          """
          INSERT INTO shadow_replay (actor, state, began_at, alive_until) VALUES ($1, 'RUNNING', $2, $2)
          ON CONFLICT DO NOTHING RETURNING *
          """);
  private static final Sql TAKE =
      new Sql(
          """
          UPDATE shadow_replay SET runner = $1, alive_until = $3, events_read = 0, events_total = 0,
            read_millis = 0, statements = 0, differences = 0, subject = NULL, finding = NULL,
            found_at = NULL
          WHERE number = (SELECT number FROM shadow_replay
            WHERE state = 'RUNNING' AND alive_until <= $2 FOR UPDATE SKIP LOCKED)
          RETURNING *
          """);
  private static final Sql ALIVE =
      new Sql(
          """
          UPDATE shadow_replay SET alive_until = $3, events_read = $4, events_total = $5,
            read_millis = $6, statements = $7
          WHERE number = $1 AND runner = $2 AND state = 'RUNNING' RETURNING cancelled
          """);
  private static final Sql FOUND =
      new Sql(
          """
          UPDATE shadow_replay SET differences = differences + 1, subject = coalesce(subject, $3),
            finding = coalesce(finding, $4), found_at = coalesce(found_at, $5)
          WHERE number = $1 AND runner = $2 AND state = 'RUNNING'
          """);
  private static final Sql END =
      new Sql(
          """
          UPDATE shadow_replay SET ended_at = $3, problem = $4, state = CASE
            WHEN cancelled THEN 'CANCELLED' WHEN $4::text IS NOT NULL THEN 'FAILED'
            WHEN differences > 0 THEN 'DIFFERENT' ELSE 'SAME' END
          WHERE number = $1 AND runner = $2 AND state = 'RUNNING'
          """);
  private static final Sql AGAIN =
      new Sql(
          """
          UPDATE shadow_replay SET alive_until = $3
          WHERE number = $1 AND runner = $2 AND state = 'RUNNING'
          """);
  private static final Sql CANCEL =
      new Sql(
          """
          UPDATE shadow_replay SET cancelled = true,
            state = CASE WHEN alive_until <= $1 THEN 'CANCELLED' ELSE state END,
            ended_at = CASE WHEN alive_until <= $1 THEN $1 ELSE ended_at END
          WHERE state = 'RUNNING' RETURNING *
          """);
  private static final Sql LATEST =
      new Sql("SELECT * FROM shadow_replay ORDER BY number DESC LIMIT 1");
  private static final Sql TELLING =
      new Sql(
          """
          SELECT * FROM shadow_replay
          WHERE subject IS NOT NULL OR state IN ('SAME', 'DIFFERENT', 'FAILED')
          ORDER BY number DESC LIMIT 1
          """);

  /**
   * A run that this process performs, as long as it says so.
   *
   * @param runner tells it from who took the run before
   */
  public record Taken(long number, UUID runner) {}

  /** Has one done; none where one runs already. */
  public Uni<Optional<ShadowRun>> begin(SqlClient db, String actor, Instant now) {
    return BEGIN.list(db, ShadowRuns::run, actor, now).map(ShadowRuns::first);
  }

  /** Takes the one that is to be done and that nobody performs, so that nobody else does. */
  public Uni<Optional<Taken>> take(SqlClient db, Instant now, Instant until) {
    UUID runner = UUID.randomUUID();
    return TAKE.list(db, row -> new Taken(row.getLong("number"), runner), runner, now, until)
        .map(ShadowRuns::first);
  }

  /** It is still performed; false where it is not to be, or by somebody else. */
  public Uni<Boolean> alive(
      SqlClient db, Taken run, Instant until, ReplayProgress progress, long statements) {
    return ALIVE
        .list(
            db,
            row -> !row.getBoolean("cancelled"),
            run.number(),
            run.runner(),
            until,
            progress.read(),
            progress.total(),
            progress.elapsed().toMillis(),
            statements)
        .map(rows -> !rows.isEmpty() && rows.getFirst());
  }

  /** Something differs; the first that does is kept. */
  public Uni<Void> found(SqlClient db, Taken run, String subject, String finding, Instant now) {
    return FOUND.change(db, run.number(), run.runner(), subject, finding, now);
  }

  /**
   * It has ended.
   *
   * @param problem why it could not be done; null where it was
   */
  public Uni<Void> end(SqlClient db, Taken run, Instant now, @Nullable String problem) {
    return END.change(db, run.number(), run.runner(), now, problem);
  }

  /** It is begun anew from then on, by whoever sees it first. */
  public Uni<Void> again(SqlClient db, Taken run, Instant at) {
    return AGAIN.change(db, run.number(), run.runner(), at);
  }

  /** Who performs the one that runs ends it within seconds; none where none runs. */
  public Uni<Optional<ShadowRun>> cancel(SqlClient db, Instant now) {
    return CANCEL.list(db, ShadowRuns::run, now).map(ShadowRuns::first);
  }

  /** The one that runs, or ended last. */
  public Uni<Optional<ShadowRun>> latest(SqlClient db) {
    return LATEST.list(db, ShadowRuns::run).map(ShadowRuns::first);
  }

  /** The last one that says whether something differs. */
  public Uni<Optional<ShadowRun>> telling(SqlClient db) {
    return TELLING.list(db, ShadowRuns::run).map(ShadowRuns::first);
  }

  private static <T> Optional<T> first(List<T> rows) {
    return rows.stream().findFirst();
  }

  private static ShadowRun run(Row row) {
    ReplayProgress progress =
        new ReplayProgress(
            row.getLong("events_read"),
            row.getLong("events_total"),
            Duration.ofMillis(row.getLong("read_millis")));
    return new ShadowRun(
        row.getLong("number"),
        ShadowRun.State.valueOf(row.getString("state")),
        row.getString("actor"),
        Sql.instant(row, "began_at"),
        Sql.instantOrNull(row, "ended_at"),
        progress.read(),
        progress.total(),
        progress.perSecond(),
        progress.left(),
        row.getLong("statements"),
        row.getLong("differences"),
        row.getString("subject"),
        row.getString("finding"),
        Sql.instantOrNull(row, "found_at"),
        row.getString("problem"));
  }
}
