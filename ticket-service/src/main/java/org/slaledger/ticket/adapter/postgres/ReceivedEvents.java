package org.slaledger.ticket.adapter.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
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
}
