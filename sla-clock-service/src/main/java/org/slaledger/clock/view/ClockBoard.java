package org.slaledger.clock.view;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;

/** All clocks, for those who look at them. */
@ApplicationScoped
public class ClockBoard implements View {
  /** No more than so many clocks are given at once, those with the nearest deadline. */
  public static final int MOST = 500;

  private static final String STARTED =
      """
      INSERT INTO clock (ticket, kind, customer, agreement, addendum_version, priority, started_at,
        target_ms, hours, due_at, state, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'RUNNING', $11)
      """;
  private static final String RETARGETED =
      """
      UPDATE clock SET addendum_version = $3, priority = $4, target_ms = $5, hours = $6,
        due_at = $7, version = $8 WHERE ticket = $1 AND kind = $2
      """;
  private static final String WARNED =
      """
      UPDATE clock SET warned_percent = greatest(warned_percent, $3), version = $4
      WHERE ticket = $1 AND kind = $2
      """;
  private static final String BREACHED =
      "UPDATE clock SET state = 'BREACHED', version = $3 WHERE ticket = $1 AND kind = $2";
  private static final String STOPPED =
      """
      UPDATE clock SET state = 'STOPPED', stopped_at = $3, elapsed_ms = $4, met = $5, version = $6
      WHERE ticket = $1 AND kind = $2
      """;
  private static final String SHOWN =
      """
      SELECT c.*, t.subject
      FROM clock c LEFT JOIN ticket t ON t.ticket = c.ticket
      """;
  private static final String WHICH =
      SHOWN
          + """
          WHERE ($1::text IS NULL OR c.ticket = $1) AND ($2::text IS NULL OR c.customer = $2)
            AND c.state = ANY ($3)
          ORDER BY c.due_at, c.ticket LIMIT $4
          """;
  private static final String ONE = SHOWN + "WHERE c.ticket = $1 AND c.kind = $2";

  private final Pool pool;
  private final Unseal unseal;

  /** On the service's own database. */
  public ClockBoard(Pool pool, Unseal unseal) {
    this.pool = pool;
    this.unseal = unseal;
  }

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("clock");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof ClockEvent clock
        ? take(tx, clock, event.envelope().streamVersion())
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> take(SqlConnection tx, ClockEvent event, long version) {
    String ticket = event.ticket().value();
    String kind = event.kind().name();
    return switch (event) {
      case ClockStarted e -> run(tx, STARTED, started(e, version));
      case ClockRetargeted e -> run(tx, RETARGETED, retargeted(e, version));
      case ClockWarned e -> run(tx, WARNED, Tuple.of(ticket, kind, e.percent(), version));
      case ClockBreached e -> run(tx, BREACHED, Tuple.of(ticket, kind, version));
      case ClockStopped e ->
          run(
              tx,
              STOPPED,
              Tuple.of(
                  ticket,
                  kind,
                  e.stoppedAt().atOffset(UTC),
                  e.elapsed().toMillis(),
                  e.met(),
                  version));
    };
  }

  /** The clocks asked for, the nearest deadline first, at most {@link #MOST}. */
  public Uni<List<ShownClock>> clocks(WhichClocks which) {
    String ticket = which.ticket() == null ? null : which.ticket().value();
    String customer = which.customer() == null ? null : which.customer().value();
    String[] states = which.states().stream().map(Enum::name).toArray(String[]::new);
    return pool.preparedQuery(WHICH)
        .execute(Tuple.of(ticket, customer, states, MOST))
        .flatMap(this::opened);
  }

  /** One clock, if there is one. */
  public Uni<Optional<ShownClock>> clock(TicketId ticket, ClockKind kind) {
    return pool.preparedQuery(ONE)
        .execute(Tuple.of(ticket.value(), kind.name()))
        .flatMap(this::opened)
        .map(clocks -> clocks.stream().findFirst());
  }

  private Uni<List<ShownClock>> opened(RowSet<Row> rows) {
    List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
    return unseal
        .keys(pool, found.stream().map(row -> row.getString("subject")).toList())
        .map(keys -> found.stream().map(row -> shown(row, keys)).toList());
  }

  private static Tuple started(ClockStarted e, long version) {
    return Tuple.from(
        new Object[] {
          e.ticket().value(),
          e.kind().name(),
          e.customer().value(),
          e.agreement().value(),
          e.addendumVersion(),
          e.priority().name(),
          e.startedAt().atOffset(UTC),
          e.target().toMillis(),
          e.hours(),
          e.dueAt().atOffset(UTC),
          version
        });
  }

  private static Tuple retargeted(ClockRetargeted e, long version) {
    return Tuple.from(
        new Object[] {
          e.ticket().value(),
          e.kind().name(),
          e.addendumVersion(),
          e.priority().name(),
          e.target().toMillis(),
          e.hours(),
          e.dueAt().atOffset(UTC),
          version
        });
  }

  private static Uni<Void> run(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql).execute(values).replaceWithVoid();
  }

  private static ShownClock shown(Row row, OpenKeys keys) {
    TicketId ticket = new TicketId(row.getString("ticket"));
    String subject = row.getString("subject");
    OffsetDateTime stopped = row.getOffsetDateTime("stopped_at");
    return new ShownClock(
        ticket,
        ClockKind.valueOf(row.getString("kind")),
        new CustomerId(row.getString("customer")),
        new AgreementId(row.getString("agreement")),
        row.getInteger("addendum_version"),
        Priority.valueOf(row.getString("priority")),
        subject == null ? null : keys.read(subject, ticket.stream(), "subject"),
        row.getOffsetDateTime("started_at").toInstant(),
        Duration.ofMillis(row.getLong("target_ms")),
        row.getString("hours"),
        row.getOffsetDateTime("due_at").toInstant(),
        ShownClock.State.valueOf(row.getString("state")),
        row.getInteger("warned_percent"),
        stopped == null ? null : stopped.toInstant(),
        millis(row.getLong("elapsed_ms")),
        row.getBoolean("met"));
  }

  private static @Nullable Duration millis(@Nullable Long value) {
    return value == null ? null : Duration.ofMillis(value);
  }
}
