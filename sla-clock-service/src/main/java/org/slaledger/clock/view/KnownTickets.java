package org.slaledger.clock.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.promises.TicketFamily;
import org.slaledger.promises.TicketStory;

/** The stories of tickets, with those of the tickets on which their clocks depend. */
@ApplicationScoped
public class KnownTickets {
  private static final String FAMILIES =
      """
      WITH RECURSIVE chain AS (
        SELECT ticket AS own, ticket, merged_into FROM ticket WHERE ticket = ANY($1)
        UNION
        SELECT c.own, t.ticket, t.merged_into FROM chain c JOIN ticket t ON t.ticket = c.merged_into
      ), related AS (
        SELECT own, ticket, false AS parent FROM chain
        UNION ALL
        SELECT ticket, split_from, true FROM ticket_split WHERE ticket = ANY($1)
      )
      SELECT r.own, r.ticket, r.parent, e.event
      FROM related r JOIN ticket_event e ON e.ticket = r.ticket
      ORDER BY r.own, r.parent, r.ticket, e.version
      """;
  private static final String DEPENDENT =
      """
      WITH RECURSIVE merged AS (
        SELECT $1::text COLLATE "C" AS ticket
        UNION
        SELECT t.ticket FROM merged m JOIN ticket t ON t.merged_into = m.ticket
      )
      SELECT ticket FROM merged
      UNION
      SELECT ticket FROM ticket_split WHERE split_from = $1
      ORDER BY ticket
      """;

  private final EventJson json = new EventJson();

  /** Those of the tickets that were opened. */
  public Uni<List<TicketFamily>> families(SqlClient db, Collection<TicketId> tickets) {
    return db.preparedQuery(FAMILIES)
        .execute(Tuple.of(tickets.stream().map(TicketId::value).toArray(String[]::new)))
        .map(this::families);
  }

  /** A ticket, and those whose clocks depend on it. */
  public Uni<List<TicketId>> dependentOn(SqlClient db, TicketId ticket) {
    return db.preparedQuery(DEPENDENT)
        .execute(Tuple.of(ticket.value()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new TicketId(row.getString("ticket")))
                    .toList());
  }

  private record Related(String own, String ticket, boolean parent) {}

  private List<TicketFamily> families(RowSet<Row> rows) {
    Map<Related, List<Envelope>> events = new HashMap<>();
    for (Row row : rows) {
      Related of =
          new Related(row.getString("own"), row.getString("ticket"), row.getBoolean("parent"));
      events.computeIfAbsent(of, key -> new ArrayList<>()).add(read(row));
    }
    return events.keySet().stream()
        .filter(of -> of.own().equals(of.ticket()) && !of.parent())
        .flatMap(of -> family(of, events).stream())
        .toList();
  }

  private static Optional<TicketFamily> family(Related own, Map<Related, List<Envelope>> events) {
    List<TicketStory> mergedInto = new ArrayList<>();
    List<TicketStory> parents = new ArrayList<>();
    events.forEach(
        (of, told) -> {
          if (of.own().equals(own.own()) && !of.equals(own)) {
            TicketStory.of(told).ifPresent(of.parent() ? parents::add : mergedInto::add);
          }
        });
    return TicketStory.of(events.getOrDefault(own, List.of()))
        .map(
            story ->
                new TicketFamily(story, mergedInto, parents.isEmpty() ? null : parents.getFirst()));
  }

  private Envelope read(Row row) {
    return switch (json.read(row.getBuffer("event").getBytes())) {
      case Reading.Known known -> known.recorded().envelope();
      case Reading.Unknown unknown ->
          throw new IllegalStateException("kept an unknown " + unknown.type());
      case Reading.Unreadable bad ->
          throw new IllegalStateException(bad.path() + " " + bad.reason());
    };
  }
}
