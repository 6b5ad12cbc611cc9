package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Sql;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Unseal;

/** Which tickets are there, and how do their clocks stand? */
@ApplicationScoped
public class WhichTickets {
  private static final Sql LIST =
      new Sql(
          """
          SELECT * FROM ticket
          WHERE ($1::text IS NULL OR customer = $1)
            AND ($2::boolean IS NULL OR (responded_at IS NULL AND merged_into IS NULL) = $2)
            AND ($3::text IS NULL OR ticket < $3)
          ORDER BY ticket DESC LIMIT $4
          """);
  private static final Sql ONE = new Sql("SELECT * FROM ticket WHERE ticket = $1");
  private static final Sql RUNS = new Sql("SELECT * FROM ticket_clock WHERE ticket = ANY($1)");

  /** The last run of each clock. */
  private static final Sql CLOCKS =
      new Sql(
          """
          SELECT DISTINCT ON (ticket, kind) * FROM ticket_clock WHERE ticket = ANY($1)
          ORDER BY ticket, kind, started_at DESC
          """);

  private static final Sql LINKS =
      new Sql(
          """
          SELECT * FROM ticket_link WHERE ticket = $1 OR other = $1 ORDER BY kind, ticket, other
          """);

  private static final Comparator<ShownClock> IN_ORDER =
      Comparator.comparing(ShownClock::kind).thenComparing(ShownClock::startedAt);
  private static final List<String> WRITTEN =
      List.of("subject", "body", "triage", "next_step", "question", "solution");

  private final Pool db;
  private final Unseal unseal;

  /** In the service's own views. */
  public WhichTickets(Pool db, Unseal unseal) {
    this.db = db;
    this.unseal = unseal;
  }

  /** Newest first. */
  public Uni<TicketPage> matching(TicketFilter filter) {
    return LIST.list(
            db, row -> row, filter.customer(), filter.open(), filter.before(), filter.limit() + 1)
        .flatMap(rows -> page(rows, filter.limit()));
  }

  /** One ticket, if it is there. */
  public Uni<Optional<TicketInFull>> named(TicketId ticket) {
    return named(db, ticket);
  }

  /** One ticket, as a transaction has left it so far. */
  public Uni<Optional<TicketInFull>> named(SqlClient tx, TicketId ticket) {
    return ONE.list(tx, row -> row, ticket.value())
        .flatMap(
            rows ->
                Uni.combine()
                    .all()
                    .unis(
                        clocks(RUNS, tx, rows),
                        LINKS.list(tx, ShownLink::of, ticket.value()),
                        keys(tx, rows, WRITTEN))
                    .usingConcurrencyOf(1)
                    .with(
                        (clocks, links, keys) ->
                            rows.stream()
                                .findFirst()
                                .map(
                                    row ->
                                        TicketInFull.of(row, clocksOf(row, clocks), links, keys))));
  }

  private Uni<TicketPage> page(List<Row> rows, int limit) {
    List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
    String next = rows.size() > limit ? shown.getLast().getString("ticket") : null;
    return Uni.combine()
        .all()
        .unis(clocks(CLOCKS, db, shown), keys(db, shown, List.of("subject")))
        .usingConcurrencyOf(1)
        .with(
            (clocks, keys) ->
                new TicketPage(
                    shown.stream()
                        .map(row -> ShownTicket.of(row, clocksOf(row, clocks), keys))
                        .toList(),
                    next));
  }

  private Uni<OpenKeys> keys(SqlClient from, List<Row> tickets, List<String> columns) {
    return unseal.keys(
        from, tickets.stream().flatMap(row -> columns.stream().map(row::getString)).toList());
  }

  private static List<ShownClock> clocksOf(Row row, Map<String, List<ShownClock>> clocks) {
    return clocks.getOrDefault(row.getString("ticket"), List.of()).stream()
        .sorted(IN_ORDER)
        .toList();
  }

  private static Uni<Map<String, List<ShownClock>>> clocks(
      Sql which, SqlClient from, List<Row> tickets) {
    String[] ids = tickets.stream().map(row -> row.getString("ticket")).toArray(String[]::new);
    return which
        .list(from, row -> row, (Object) ids)
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.groupingBy(
                            row -> row.getString("ticket"),
                            Collectors.mapping(ShownClock::of, Collectors.toList()))));
  }
}
