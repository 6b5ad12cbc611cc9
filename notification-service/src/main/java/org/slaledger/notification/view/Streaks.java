package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.notification.domain.Cause;
import org.slaledger.notification.domain.Seen;
import org.slaledger.notification.domain.SeenPoint;
import org.slaledger.notification.domain.Streak;

/**
 * The latest streak of failures of each point, as each location saw it, by one of its checks where
 * it tells several apart. What is told late, of a streak that is over, is passed over, and so is
 * history that was imported.
 */
@ApplicationScoped
public class Streaks implements View {
  private static final String UNLESS_OVER =
      """
       NOT EXISTS (SELECT FROM recovery r
        WHERE r.point = $1 AND r.location = $2 AND r.check_name = $3 AND r.at > $4)
      """;
  private static final Sql FORGET =
      new Sql(
          "DELETE FROM failure WHERE point = $1 AND location = $2 AND check_name = $3 AND"
              + UNLESS_OVER);
  private static final Sql FAILED =
      new Sql(
          """
      INSERT INTO failure
        (point, location, check_name, at, consecutive, event, story, trace, reason, recorded_at)
      SELECT $1::text, $2::text, $3::text, $4::timestamptz, $5::int, $6, $7, $8, $9,
        $10::timestamptz WHERE
      """
              + UNLESS_OVER
              + "ON CONFLICT DO NOTHING");
  private static final Sql RECOVERED =
      new Sql(
          """
      INSERT INTO recovery
        (point, location, check_name, at, event, story, trace, failing_since, recorded_at)
      SELECT $1::text, $2::text, $3::text, $4::timestamptz, $5, $6, $7, $8::timestamptz,
        $9::timestamptz WHERE NOT EXISTS (SELECT FROM failure f
        WHERE f.point = $1 AND f.location = $2 AND f.check_name = $3 AND f.at >= $4)
      ON CONFLICT (point, location, check_name) DO UPDATE SET event = excluded.event,
        story = excluded.story, trace = excluded.trace, at = excluded.at,
        failing_since = excluded.failing_since, recorded_at = excluded.recorded_at
      WHERE recovery.at < excluded.at
      """);
  private static final Sql FAILURES =
      new Sql(
          """
          SELECT * FROM failure WHERE point = $1 ORDER BY location, check_name, consecutive
          """);
  private static final Sql RECOVERIES = new Sql("SELECT * FROM recovery WHERE point = $1");
  private static final Sql ALONE =
      new Sql("SELECT pg_advisory_xact_lock(hashtext('streaks'), hashtext($1))");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("failure", "recovery");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AvailabilityEvent availability
            && availability.imported() == null
        ? take(tx, availability, Cause.of(event.envelope()))
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> take(SqlConnection tx, AvailabilityEvent event, Cause cause) {
    return switch (event) {
      case ProbeFailed e ->
          e.consecutive() > 1
              ? failed(tx, e, cause)
              : FORGET
                  .change(tx, e.point().value(), e.location(), check(e.inbound()), e.at())
                  .chain(() -> failed(tx, e, cause));
      case ProbeRecovered e -> recovered(tx, e, cause);
      case ObservationRecorded e -> Uni.createFrom().voidItem();
      case ObservationMissed e -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> failed(SqlConnection tx, ProbeFailed e, Cause cause) {
    return e.consecutive() > Streak.LONGEST
        ? Uni.createFrom().voidItem()
        : FAILED.change(
            tx,
            e.point().value(),
            e.location(),
            check(e.inbound()),
            e.at(),
            e.consecutive(),
            cause.event(),
            cause.story(),
            cause.trace(),
            e.reason().name(),
            cause.recordedAt());
  }

  private static Uni<Void> recovered(SqlConnection tx, ProbeRecovered e, Cause cause) {
    return RECOVERED.change(
        tx,
        e.point().value(),
        e.location(),
        check(e.inbound()),
        e.at(),
        cause.event(),
        cause.story(),
        cause.trace(),
        e.failingSince(),
        cause.recordedAt());
  }

  private static String check(@Nullable InboundOrigin inbound) {
    return InboundOrigin.checkOf(inbound);
  }

  /**
   * The latest streaks of a point. Who asks is the only one until its transaction ends: two
   * locations whose failures arrive at the same moment must not each overlook the other's.
   */
  public Uni<SeenPoint> latest(SqlConnection tx, PointId point) {
    String name = point.value();
    return ALONE
        .list(tx, row -> point, name)
        .chain(() -> FAILURES.list(tx, row -> Map.entry(seen(row), failure(row)), name))
        .chain(
            failures ->
                RECOVERIES
                    .list(tx, row -> Map.entry(seen(row), recovery(row)), name)
                    .map(found -> new SeenPoint(point, streaks(failures, found))));
  }

  private static List<Streak> streaks(
      List<Map.Entry<Seen, Streak.Failure>> failures,
      List<Map.Entry<Seen, Streak.Recovery>> recoveries) {
    Map<Seen, List<Streak.Failure>> by = new LinkedHashMap<>();
    failures.forEach(
        each -> by.computeIfAbsent(each.getKey(), seen -> new ArrayList<>()).add(each.getValue()));
    return by.entrySet().stream()
        .map(
            each ->
                new Streak(
                    each.getKey(),
                    each.getValue(),
                    recoveries.stream()
                        .filter(it -> it.getKey().equals(each.getKey()))
                        .map(Map.Entry::getValue)
                        .filter(it -> it.at().isAfter(each.getValue().getFirst().at()))
                        .findFirst()
                        .orElse(null)))
        .toList();
  }

  private static Seen seen(Row row) {
    return new Seen(row.getString("location"), row.getString("check_name"));
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
