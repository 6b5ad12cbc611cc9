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
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.domain.Streak;

/** The latest streak of failures of each point, as each location saw it. */
@ApplicationScoped
public class Streaks implements View {
  private static final String FORGET_FAILURES =
      "DELETE FROM failure WHERE point = $1 AND location = $2";
  private static final String FORGET_RECOVERY =
      "DELETE FROM recovery WHERE point = $1 AND location = $2";
  private static final String FAILED =
      """
      INSERT INTO failure
        (point, location, consecutive, event, story, trace, at, reason, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;
  private static final String RECOVERED =
      """
      INSERT INTO recovery (point, location, event, story, trace, at, failing_since, recorded_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (point, location) DO UPDATE SET event = excluded.event, story = excluded.story,
        trace = excluded.trace, at = excluded.at, failing_since = excluded.failing_since,
        recorded_at = excluded.recorded_at
      """;
  private static final String FAILURES =
      "SELECT * FROM failure WHERE point = $1 AND location = $2 ORDER BY consecutive";
  private static final String RECOVERY =
      "SELECT * FROM recovery WHERE point = $1 AND location = $2";
  private static final String LOCATIONS =
      "SELECT DISTINCT location FROM failure WHERE point = $1 ORDER BY location";

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
    return Sql.run(tx, FORGET_FAILURES, point, first.location())
        .chain(() -> Sql.run(tx, FORGET_RECOVERY, point, first.location()));
  }

  private static Uni<Void> failed(SqlConnection tx, ProbeFailed e, Cause cause) {
    return e.consecutive() > Streak.LONGEST
        ? Uni.createFrom().voidItem()
        : Sql.run(
            tx,
            FAILED,
            e.point().value(),
            e.location(),
            e.consecutive(),
            cause.event(),
            cause.story(),
            cause.trace(),
            Sql.time(e.at()),
            e.reason().name(),
            Sql.time(cause.recordedAt()));
  }

  private static Uni<Void> recovered(SqlConnection tx, ProbeRecovered e, Cause cause) {
    return Sql.run(
        tx,
        RECOVERED,
        e.point().value(),
        e.location(),
        cause.event(),
        cause.story(),
        cause.trace(),
        Sql.time(e.at()),
        Sql.time(e.failingSince()),
        Sql.time(cause.recordedAt()));
  }

  /** The latest streak of a point, seen from a location. */
  public Uni<Streak> latest(SqlConnection tx, PointId point, String location) {
    return tx.preparedQuery(FAILURES)
        .execute(Sql.values(point.value(), location))
        .map(rows -> Sql.list(rows, Streaks::failure))
        .chain(
            failures ->
                tx.preparedQuery(RECOVERY)
                    .execute(Sql.values(point.value(), location))
                    .map(rows -> Sql.list(rows, Streaks::recovery))
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
    return tx.preparedQuery(LOCATIONS)
        .execute(Sql.values(point.value()))
        .map(rows -> Sql.list(rows, row -> row.getString("location")));
  }

  private static Streak.Failure failure(Row row) {
    return new Streak.Failure(
        Sql.cause(row, "event"),
        row.getInteger("consecutive"),
        Sql.instant(row, "at"),
        FailureReason.valueOf(row.getString("reason")));
  }

  private static Streak.Recovery recovery(Row row) {
    return new Streak.Recovery(Sql.cause(row, "event"), Sql.instant(row, "at"));
  }
}
