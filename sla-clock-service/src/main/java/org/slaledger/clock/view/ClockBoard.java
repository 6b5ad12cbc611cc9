package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.journal.Change;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Every run of every clock, as its events have it. */
@ApplicationScoped
public class ClockBoard implements View {
  private static final String RUN = " WHERE ticket = $1 AND kind = $2 AND started_at = $3";
  private static final String STARTED =
      """
      INSERT INTO clock (ticket, kind, started_at, version, customer, service, priority, agreement,
        addendum, promised, terms, due_at, cause, story)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      """;
  private static final String RETARGETED =
      """
      UPDATE clock SET version = $4, customer = $5, service = $6, priority = $7, agreement = $8,
        addendum = $9, promised = $10, terms = $11, due_at = $12, warned_percent = NULL
      """
          + RUN;
  private static final String PAUSED =
      "UPDATE clock SET version = $4, paused_since = $5, due_at = NULL" + RUN;
  private static final String CONTINUED =
      """
      UPDATE clock SET version = $4, paused_since = NULL, due_at = $5, stopped_at = NULL,
        elapsed_ms = NULL, met = NULL
      """
          + RUN;
  private static final String OF_MANY =
      """
      FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::bigint[], $5::%s[])
        AS it (ticket, kind, started_at, version, value)
      WHERE c.ticket = it.ticket AND c.kind = it.kind AND c.started_at = it.started_at
      """;
  private static final String WARNED =
      "UPDATE clock c SET version = it.version, warned_percent = greatest(warned_percent, it.value) "
          + OF_MANY.formatted("int");
  private static final String BREACHED =
      "UPDATE clock c SET version = it.version, breached_due = it.value "
          + OF_MANY.formatted("timestamptz");
  private static final String WITHDRAWN =
      "UPDATE clock SET version = $4, breached_due = NULL" + RUN;
  private static final String STOPPED =
      """
      UPDATE clock SET version = $4, stopped_at = $5, elapsed_ms = $6, met = $7,
        paused_since = NULL
      """
          + RUN;
  private static final String VOIDED = "DELETE FROM clock" + RUN;

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("clock");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return applyAll(tx, List.of(event));
  }

  @Override
  public Uni<Void> applyAll(SqlConnection tx, List<Recorded> events) {
    Map<RunKey, List<Change>> changes = new LinkedHashMap<>();
    for (Recorded event : events) {
      if (event.envelope().data() instanceof ClockEvent clock) {
        changes
            .computeIfAbsent(RunKey.of(clock), run -> new ArrayList<>())
            .add(change(clock, event.envelope()));
      }
    }
    return Change.sideBySide(tx, changes.values());
  }

  private static Change change(ClockEvent event, Envelope envelope) {
    long version = envelope.streamVersion();
    return switch (event) {
      case ClockStarted e -> started(e, envelope);
      case ClockRetargeted e ->
          of(
              RETARGETED,
              e,
              version,
              e.customer().value(),
              e.service(),
              e.terms().priority().name(),
              e.terms().agreement().value(),
              e.terms().addendumVersion(),
              e.terms().target() != null,
              ClockTermsText.write(e.terms()),
              due(e.deadline()));
      case ClockPaused e -> of(PAUSED, e, version, e.pausedAt());
      case ClockContinued e -> of(CONTINUED, e, version, due(e.deadline()));
      case ClockWarned e -> ofMany(WARNED, e, version, e.percent());
      case ClockBreached e -> ofMany(BREACHED, e, version, e.dueAt());
      case ClockBreachWithdrawn e -> of(WITHDRAWN, e, version);
      case ClockStopped e ->
          of(STOPPED, e, version, e.stoppedAt(), e.elapsed().toMillis(), e.met());
      case ClockVoided e -> of(VOIDED, e);
    };
  }

  private static Change started(ClockStarted e, Envelope envelope) {
    String id = envelope.id().toString();
    return of(
        STARTED,
        e,
        envelope.streamVersion(),
        e.customer().value(),
        e.service(),
        e.terms().priority().name(),
        e.terms().agreement().value(),
        e.terms().addendumVersion(),
        e.terms().target() != null,
        ClockTermsText.write(e.terms()),
        due(e.deadline()),
        id,
        Objects.requireNonNullElse(envelope.correlationId(), id));
  }

  private static @Nullable Instant due(@Nullable ClockDeadline deadline) {
    return deadline == null ? null : deadline.dueAt();
  }

  private static Change of(String sql, ClockEvent event, @Nullable Object... values) {
    return Change.of(sql, Stream.concat(run(event), Stream.of(values)).toArray());
  }

  /** Of what timers say, which comes in numbers. */
  private static Change ofMany(String sql, ClockEvent event, Object... values) {
    return Change.ofMany(sql, Stream.concat(run(event), Stream.of(values)).toArray());
  }

  private static Stream<Object> run(ClockEvent event) {
    return Stream.of(event.ticket().value(), event.kind().name(), event.startedAt());
  }
}
