package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.journal.Sql;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;
import org.slaledger.promises.Calendars;

/** Answers which clocks there are, and how they stand. */
@ApplicationScoped
public class KnownClocks {
  /** No more than so many runs are given at once, those with the nearest deadline. */
  public static final int MOST = 500;

  private static final String STATE =
      """
      CASE WHEN c.stopped_at IS NOT NULL THEN 'STOPPED' WHEN c.breached_due IS NOT NULL THEN
        'BREACHED' WHEN c.paused_since IS NOT NULL THEN 'PAUSED' ELSE 'RUNNING' END
      """;
  static final String SHOWN =
      "SELECT c.ticket, c.kind, c.started_at, c.customer, c.service, c.terms, c.due_at,"
          + " c.paused_since, c.warned_percent, c.breached_due, c.stopped_at, c.elapsed_ms, c.met,"
          + " t.subject, "
          + STATE
          + " AS state FROM clock c LEFT JOIN ticket t ON t.ticket = c.ticket ";
  private static final Sql WHICH =
      new Sql(
          SHOWN
              + """
              WHERE ($1::text IS NULL OR c.ticket = $1) AND ($2::text IS NULL OR c.customer = $2)
                AND (cardinality($3::text[]) = 0 OR c.kind = ANY ($3))
                AND (cardinality($4::text[]) = 0 OR c.priority = ANY ($4))
                AND (cardinality($5::text[]) = 0 OR
              """
              + STATE
              + """
               = ANY ($5))
              ORDER BY c.stopped_at IS NOT NULL, coalesce(c.breached_due, c.due_at) NULLS LAST,
                c.ticket, c.kind, c.started_at
              LIMIT $6
              """);
  private static final Sql RUNS =
      new Sql(SHOWN + "WHERE c.ticket = $1 AND c.kind = $2 ORDER BY c.started_at");

  private final Pool pool;
  private final Unseal unseal;
  private final KnownTerms known;

  /** On the service's own database. */
  public KnownClocks(Pool pool, Unseal unseal, KnownTerms known) {
    this.pool = pool;
    this.unseal = unseal;
    this.known = known;
  }

  /** The runs asked for, the nearest deadline first, at most {@link #MOST}. */
  public Uni<List<ShownClock>> clocks(WhichClocks which) {
    return WHICH
        .list(
            pool,
            row -> row,
            which.ticket() == null ? null : which.ticket().value(),
            which.customer() == null ? null : which.customer().value(),
            names(which.kinds()),
            names(which.priorities()),
            names(which.states()),
            MOST)
        .flatMap(this::opened);
  }

  /** All runs of a ticket's clock, in order. */
  public Uni<List<ShownClock>> runs(TicketId ticket, ClockKind kind) {
    return RUNS.list(pool, row -> row, ticket.value(), kind.name()).flatMap(this::opened);
  }

  /** Rows of {@link #SHOWN}, with what people wrote. */
  Uni<List<ShownClock>> opened(List<Row> rows) {
    return unseal
        .keys(pool, rows.stream().map(row -> row.getString("subject")).toList())
        .flatMap(
            keys ->
                known
                    .calendars(pool)
                    .map(
                        calendars ->
                            rows.stream().map(row -> shown(row, keys, calendars)).toList()));
  }

  static String[] names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).toArray(String[]::new);
  }

  private static ShownClock shown(Row row, OpenKeys keys, Calendars calendars) {
    TicketId ticket = new TicketId(row.getString("ticket"));
    String subject = row.getString("subject");
    ShownClock.State state = ShownClock.State.valueOf(row.getString("state"));
    Instant dueAt = Sql.instantOrNull(row, "due_at");
    ClockTerms terms = ClockTermsText.read(row.getString("terms"));
    return new ShownClock(
        ticket,
        ClockKind.valueOf(row.getString("kind")),
        Sql.instant(row, "started_at"),
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        terms.agreement(),
        terms.addendumVersion(),
        terms.priority(),
        subject == null ? null : keys.read(subject, ticket.stream(), "subject"),
        terms.target(),
        terms.hours(),
        terms.calendarVersion(),
        dueAt,
        dueAt == null && state == ShownClock.State.RUNNING ? end(terms, calendars) : null,
        state,
        Sql.instantOrNull(row, "paused_since"),
        row.getInteger("warned_percent"),
        Sql.instantOrNull(row, "breached_due"),
        Sql.instantOrNull(row, "stopped_at"),
        millis(row.getLong("elapsed_ms")),
        row.getBoolean("met"));
  }

  /** What runs without a deadline, although one is promised, waits for years to come. */
  private static @Nullable Integer end(ClockTerms terms, Calendars calendars) {
    return calendars
        .named(terms.hours())
        .filter(calendar -> terms.target() != null)
        .filter(calendar -> Objects.equals(calendar.version(), terms.calendarVersion()))
        .map(Calendars.Published::lastYear)
        .orElse(null);
  }

  private static @Nullable Duration millis(@Nullable Long value) {
    return value == null ? null : Duration.ofMillis(value);
  }
}
