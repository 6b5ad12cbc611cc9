package org.slaledger.ticket.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.journal.InboundKey;

/** Integrators' events that were published over HTTP, so that their fate can be asked for. */
@ApplicationScoped
public class ReceivedEvents {
  private static final String KEEP =
      """
      INSERT INTO received_event (integrator, source, id, received_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """;
  private static final String FIND =
      "SELECT 1 FROM received_event WHERE integrator = $1 AND source = $2 AND id = $3";

  /** Integrators are few and their events many: one look at an index for each of them. */
  private static final String WHOSE =
      Stream.of("received_event", "inbound_fate", "told_fate")
          .map(
              table ->
                  """
                  (WITH RECURSIVE known (integrator) AS (
                     (SELECT min(integrator) FROM %1$s)
                     UNION ALL
                     SELECT (SELECT min(integrator) FROM %1$s WHERE integrator > known.integrator)
                     FROM known WHERE known.integrator IS NOT NULL)
                   SELECT integrator FROM known WHERE EXISTS (
                     SELECT FROM %1$s e
                     WHERE e.integrator = known.integrator AND e.source = $1 AND e.id = $2))
                  """
                      .formatted(table))
          .collect(Collectors.joining(" UNION ", "", " ORDER BY integrator"));

  private final Pool db;
  private final InstantSource time;

  ReceivedEvents(Pool db, InstantSource time) {
    this.db = db;
    this.time = time;
  }

  /** Remembers that Kafka has them. */
  public Uni<Void> keep(List<InboundKey> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : db.preparedQuery(KEEP)
            .executeBatch(events.stream().map(this::row).toList())
            .replaceWithVoid();
  }

  private Tuple row(InboundKey event) {
    return Tuple.of(
        event.integrator(), event.source(), event.id(), time.instant().atOffset(ZoneOffset.UTC));
  }

  /** Whether it was received. */
  public Uni<Boolean> holds(InboundKey event) {
    return db.preparedQuery(FIND)
        .execute(Tuple.of(event.integrator(), event.source(), event.id()))
        .map(rows -> rows.rowCount() > 0);
  }

  /** Which integrators sent an event of this source and id. */
  public Uni<List<String>> whose(String source, String id) {
    return db.preparedQuery(WHOSE)
        .execute(Tuple.of(source, id))
        .map(rows -> rows.stream().map(row -> row.getString("integrator")).toList());
  }
}
