package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.domain.Streak;

/** The latest streak of failures of each point, as each location saw it. */
@ApplicationScoped
public class Streaks implements View {
  private static final Sql FORGET_FAILURES =
      new Sql("DELETE FROM failure WHERE point = $1 AND location = $2");
  private static final Sql FORGET_RECOVERY =
      new Sql("DELETE FROM recovery WHERE point = $1 AND location = $2");
  private static final Sql FAILED =
      new Sql(
          """
      INSERT INTO failure
        (point, location, consecutive, event, story, trace, at, reason, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """);
  private static final Sql RECOVERED =
      new Sql(
          """
      INSERT INTO recovery (point, location, event, story, trace, at, failing_since, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (point, location) DO UPDATE SET event = excluded.event, story = excluded.story,
        trace = excluded.trace, at = excluded.at, failing_since = excluded.failing_since,
        recorded_at = excluded.recorded_at
      """);
  private static final Sql FAILURES =
      new Sql("SELECT * FROM failure WHERE point = $1 AND location = $2 ORDER BY consecutive");
  private static final Sql RECOVERY =
      new Sql("SELECT * FROM recovery WHERE point = $1 AND location = $2");
  private static final Sql LOCATIONS =
      new Sql("SELECT DISTINCT location FROM failure WHERE point = $1 ORDER BY location");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("failure", "recovery");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AvailabilityEvent availability
        ? take(tx, availability, Cause.of(event.envelope()))
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> take(SqlConnection tx, AvailabilityEvent event, Cause cause) {
    return switch (event) {
      case ProbeFailed e ->
          e.consecutive() > 1
              ? failed(tx, e, cause)
              : forget(tx, e).chain(() -> failed(tx, e, cause));
      case ProbeRecovered e -> recovered(tx, e, cause);
      case ObservationRecorded e -> Uni.createFrom().voidItem();
      case ObservationMissed e -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> forget(SqlConnection tx, ProbeFailed first) {
    String point = first.point().value();
    return FORGET_FAILURES
        .change(tx, point, first.location())
        .chain(() -> FORGET_RECOVERY.change(tx, point, first.location()));
  }

  private static Uni<Void> failed(SqlConnection tx, ProbeFailed e, Cause cause) {
    return e.consecutive() > Streak.LONGEST
        ? Uni.createFrom().voidItem()
        : FAILED.change(
            tx,
            e.point().value(),
            e.location(),
            e.consecutive(),
            cause.event(),
            cause.story(),
            cause.trace(),
            e.at(),
            e.reason().name(),
            cause.recordedAt());
  }

  private static Uni<Void> recovered(SqlConnection tx, ProbeRecovered e, Cause cause) {
    return RECOVERED.change(
        tx,
        e.point().value(),
        e.location(),
        cause.event(),
        cause.story(),
        cause.trace(),
        e.at(),
        e.failingSince(),
        cause.recordedAt());
  }

  /** The latest streak of a point, seen from a location. */
  public Uni<Streak> latest(SqlConnection tx, PointId point, String location) {
    return FAILURES
        .list(tx, Streaks::failure, point.value(), location)
        .chain(
            failures ->
                RECOVERY
                    .list(tx, Streaks::recovery, point.value(), location)
                    .map(
                        recoveries ->
                            new Streak(
                                point,
                                location,
                                failures,
                                recoveries.isEmpty() ? null : recoveries.getFirst())));
  }

  /** From where a point was seen to fail. */
  public Uni<List<String>> locations(SqlConnection tx, PointId point) {
    return LOCATIONS.list(tx, row -> row.getString("location"), point.value());
  }

  private static Streak.Failure failure(Row row) {
    return new Streak.Failure(
        Causes.cause(row, "event"),
        row.getInteger("consecutive"),
        Sql.instant(row, "at"),
        FailureReason.valueOf(row.getString("reason")));
  }

  private static Streak.Recovery recovery(Row row) {
    return new Streak.Recovery(Causes.cause(row, "event"), Sql.instant(row, "at"));
  }
}
