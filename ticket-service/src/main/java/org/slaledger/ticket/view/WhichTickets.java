package org.slaledger.ticket.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Sql;

/** Which tickets are there, and how do their clocks stand? */
@ApplicationScoped
public class WhichTickets {
  private static final Sql LIST =
      new Sql(
          """
          SELECT * FROM ticket
          WHERE ($1::text IS NULL OR customer = $1)
            AND ($2::boolean IS NULL OR (responded_at IS NULL) = $2)
            AND ($3::text IS NULL OR ticket < $3)
          ORDER BY ticket DESC LIMIT $4
          """);
  private static final Sql ONE = new Sql("SELECT * FROM ticket WHERE ticket = $1");
  private static final Sql CLOCKS =
      new Sql("SELECT * FROM ticket_clock WHERE ticket = ANY($1) ORDER BY ticket, kind");

  private final Pool db;

  /** In the service's own views. */
  public WhichTickets(Pool db) {
    this.db = db;
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
                clocks(tx, rows)
                    .map(
                        clocks ->
                            rows.stream()
                                .findFirst()
                                .map(row -> TicketInFull.of(row, clocksOf(row, clocks)))));
  }

  private Uni<TicketPage> page(List<Row> rows, int limit) {
    List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
    String next = rows.size() > limit ? shown.getLast().getString("ticket") : null;
    return clocks(db, shown)
        .map(
            clocks ->
                new TicketPage(
                    shown.stream().map(row -> ShownTicket.of(row, clocksOf(row, clocks))).toList(),
                    next));
  }

  private static List<ShownClock> clocksOf(Row row, Map<String, List<ShownClock>> clocks) {
    return clocks.getOrDefault(row.getString("ticket"), List.of());
  }

  private static Uni<Map<String, List<ShownClock>>> clocks(SqlClient from, List<Row> tickets) {
    String[] ids = tickets.stream().map(row -> row.getString("ticket")).toArray(String[]::new);
    return CLOCKS
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
