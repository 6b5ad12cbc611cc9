package org.slaledger.credit.view;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CalendarId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.credit.domain.calendar.OpenClock;
import org.slaledger.journal.Sql;
import org.slaledger.rules.clock.Pause;

/**
 * Which deadlines are open in the hours of a calendar? Those are among them that are not known yet,
 * since its years end before.
 */
@ApplicationScoped
public class WhichDeadlines {
  private static final String OPEN =
      """
      SELECT ticket, kind, started_at, customer, priority, target, halts::text AS halts, due_at
      FROM clock_run
      WHERE hours = $1 AND target IS NOT NULL AND (due_at >= $2
        OR due_at IS NULL AND stopped_at IS NULL AND NOT jsonb_path_exists(halts, '$.* ? (@ == null)'))
      ORDER BY ticket, kind, started_at
      """;

  /** So many rows are held at a time. */
  private static final int ROWS = 200;

  /**
   * In the order of their names, read bit by bit.
   *
   * @param from those that are due before it are left out
   */
  public Multi<OpenClock> of(SqlConnection tx, CalendarId calendar, Instant from) {
    Tuple asked = Tuple.of(calendar.value(), from.atOffset(ZoneOffset.UTC));
    return tx.prepare(OPEN)
        .onItem()
        .transformToMulti(
            open ->
                open.createStream(ROWS, asked)
                    .toMulti()
                    .map(WhichDeadlines::clock)
                    .onCompletion()
                    .call(open::close));
  }

  private static OpenClock clock(Row row) {
    return new OpenClock(
        new TicketId(row.getString("ticket")),
        ClockKind.valueOf(row.getString("kind")),
        Sql.instant(row, "started_at"),
        new CustomerId(row.getString("customer")),
        Priority.valueOf(row.getString("priority")),
        new Target(row.getString("target")),
        pauses(row.getString("halts")),
        Sql.instantOrNull(row, "due_at"));
  }

  private static List<Pause> pauses(String halts) {
    Map<Instant, @Nullable Instant> ends = new TreeMap<>();
    Documents.read(halts, Halts.class)
        .forEach(
            (from, to) -> ends.put(Instant.parse(from), to == null ? null : Instant.parse(to)));
    return ends.entrySet().stream().map(it -> new Pause(it.getKey(), it.getValue())).toList();
  }

  /** As the table holds them. */
  private static final class Halts extends LinkedHashMap<String, @Nullable String> {
    private static final long serialVersionUID = 1L;
  }
}
