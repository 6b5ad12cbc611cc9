package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.journal.Sql;
import org.slaledger.notification.domain.Alarm;
import org.slaledger.notification.domain.Alarm.BreachWithdrawn;
import org.slaledger.notification.domain.Alarm.ClockDue;
import org.slaledger.notification.domain.Alarm.ClockOverdue;
import org.slaledger.notification.domain.Alarm.MaintenancePlanned;
import org.slaledger.notification.domain.Alarm.OutageConfirmed;
import org.slaledger.notification.domain.Alarm.OutageOver;
import org.slaledger.notification.domain.Cause;

/** What customers are told of. */
@ApplicationScoped
public class Alarms {
  private static final Sql RAISE =
      new Sql(
          """
      INSERT INTO alarm (cause, kind, customer, recorded_at, story, trace, ticket, clock, percent,
        due_at, point, location, service, reason, began_at, ended_at, details,
        first_failed_at)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
        $18::timestamptz
      WHERE ($2 <> 'CLOCK_BREACH' OR NOT EXISTS (
        SELECT FROM alarm told
        WHERE told.kind = 'CLOCK_BREACH' AND told.customer = $3
          AND told.ticket = $7 AND told.clock = $8 AND told.began_at = $15
          AND NOT EXISTS (
            SELECT FROM alarm since
            WHERE since.kind = 'BREACH_WITHDRAWN' AND since.customer = told.customer
              AND since.ticket = told.ticket AND since.clock = told.clock
              AND since.began_at = told.began_at AND since.recorded_at >= told.recorded_at)))
        AND ($2 <> 'OUTAGE' OR NOT EXISTS (
          SELECT FROM alarm told
          WHERE told.kind = 'OUTAGE' AND told.customer = $3 AND told.point = $11
            AND told.began_at >= $18::timestamptz
            AND NOT EXISTS (
              SELECT FROM alarm ended
              WHERE ended.kind = 'RECOVERY' AND ended.customer = told.customer
                AND ended.point = told.point AND ended.began_at >= told.began_at)))
      ON CONFLICT (cause, customer) DO NOTHING RETURNING cause
      """);
  private static final Sql SINCE =
      new Sql(
          "SELECT * FROM alarm WHERE customer = $1 AND recorded_at >= $2 ORDER BY recorded_at, cause");

  /**
   * Keeps an alarm; false when it was raised before, or tells of a breach that its customer knows
   * of and that was not withdrawn since, or of an outage that another failure had told of.
   */
  public Uni<Boolean> raise(SqlConnection tx, Alarm alarm) {
    return RAISE.list(tx, raised -> raised, row(alarm)).map(raised -> !raised.isEmpty());
  }

  /** A customer's alarms about events that were recorded then or later. */
  public Uni<List<Alarm>> since(SqlConnection tx, CustomerId customer, Instant recorded) {
    return SINCE.list(tx, Alarms::alarm, customer.value(), recorded);
  }

  /** The alarm that a row of the table, joined or not, holds. */
  static Alarm alarm(Row row) {
    Cause cause = Causes.cause(row, "cause");
    CustomerId customer = new CustomerId(row.getString("customer"));
    return switch (NotificationKind.valueOf(row.getString("kind"))) {
      case CLOCK_WARNING ->
          new ClockDue(
              cause,
              customer,
              ticket(row),
              clock(row),
              row.getInteger("percent"),
              at(row, "due_at"));
      case CLOCK_BREACH ->
          new ClockOverdue(
              cause, customer, ticket(row), clock(row), at(row, "began_at"), at(row, "due_at"));
      case BREACH_WITHDRAWN ->
          new BreachWithdrawn(
              cause,
              customer,
              ticket(row),
              clock(row),
              at(row, "began_at"),
              at(row, "due_at"),
              row.getString("reason"));
      case OUTAGE ->
          new OutageConfirmed(
              cause,
              customer,
              new PointId(row.getString("point")),
              row.getString("location"),
              row.getString("service"),
              at(row, "first_failed_at"),
              at(row, "began_at"),
              FailureReason.valueOf(row.getString("reason")));
      case RECOVERY ->
          new OutageOver(
              cause,
              customer,
              new PointId(row.getString("point")),
              row.getString("location"),
              row.getString("service"),
              at(row, "began_at"),
              at(row, "ended_at"));
      case MAINTENANCE_ANNOUNCED, MAINTENANCE_MOVED, MAINTENANCE_CANCELLED ->
          PlannedDetails.alarm(row, cause, customer);
    };
  }

  private static Instant at(Row row, String column) {
    return Sql.instant(row, column);
  }

  private static TicketId ticket(Row row) {
    return new TicketId(row.getString("ticket"));
  }

  private static ClockKind clock(Row row) {
    return ClockKind.valueOf(row.getString("clock"));
  }

  private static @Nullable Object[] row(Alarm alarm) {
    return switch (alarm) {
      case ClockDue a -> clock(a, a.ticket(), a.clock(), a.percent(), null, a.dueAt(), null);
      case ClockOverdue a -> clock(a, a.ticket(), a.clock(), null, a.startedAt(), a.dueAt(), null);
      case BreachWithdrawn a ->
          clock(a, a.ticket(), a.clock(), null, a.startedAt(), a.dueAt(), a.reason());
      case OutageConfirmed a ->
          probe(a, a.point(), a.location(), a.service(), a.reason().name(), a.beganAt(), null);
      case OutageOver a ->
          probe(a, a.point(), a.location(), a.service(), null, a.beganAt(), a.endedAt());
      case MaintenancePlanned a ->
          row(
              a,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              PlannedDetails.text(a));
    };
  }

  private static @Nullable Object[] clock(
      Alarm alarm,
      TicketId ticket,
      ClockKind clock,
      @Nullable Integer percent,
      @Nullable Instant startedAt,
      Instant dueAt,
      @Nullable String reason) {
    return row(
        alarm,
        ticket.value(),
        clock.name(),
        percent,
        dueAt,
        null,
        null,
        null,
        reason,
        startedAt,
        null,
        null);
  }

  private static @Nullable Object[] probe(
      Alarm alarm,
      PointId point,
      String location,
      String service,
      @Nullable String reason,
      Instant beganAt,
      @Nullable Instant endedAt) {
    return row(
        alarm,
        null,
        null,
        null,
        null,
        point.value(),
        location,
        service,
        reason,
        beganAt,
        endedAt,
        null);
  }

  private static @Nullable Object[] row(Alarm alarm, @Nullable Object... about) {
    Cause cause = alarm.cause();
    Stream<@Nullable Object> told =
        Stream.of(
            cause.event(),
            alarm.kind().name(),
            alarm.customer().value(),
            cause.recordedAt(),
            cause.story(),
            cause.trace());
    @Nullable Object firstFailed =
        alarm instanceof OutageConfirmed outage ? outage.firstFailedAt() : null;
    return Stream.of(told, Stream.of(about), Stream.of(new @Nullable Object[] {firstFailed}))
        .flatMap(part -> part)
        .toArray();
  }
}
