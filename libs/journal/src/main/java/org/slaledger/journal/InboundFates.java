package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.slaledger.contract.StreamId;

/** The table {@code inbound_fate}. */
@ApplicationScoped
public class InboundFates {
  private static final String FIND =
      """
      SELECT fate, stream, event_id, reason FROM inbound_fate
      WHERE integrator = $1 AND source = $2 AND id = $3
      """;
  private static final String KEEP =
      """
      INSERT INTO inbound_fate (integrator, source, id, fate, stream, event_id, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (integrator, source, id) DO UPDATE SET fate = excluded.fate,
        stream = excluded.stream, event_id = excluded.event_id, reason = excluded.reason,
        decided_at = now()
      WHERE inbound_fate.fate = 'DEAD_LETTERED'
      """;

  /** What became of an event; empty while nobody decided. */
  public Uni<Optional<InboundFate>> of(SqlClient client, InboundKey event) {
    return client
        .preparedQuery(FIND)
        .execute(Tuple.of(event.integrator(), event.source(), event.id()))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(fate(rows.iterator().next())));
  }

  Uni<Void> keep(SqlClient tx, InboundKey event, InboundFate fate) {
    Object[] decided =
        switch (fate) {
          case InboundFate.Journalled done ->
              new Object[] {"JOURNALLED", done.stream().value(), done.eventId().toString(), null};
          case InboundFate.DeadLettered dead ->
              new Object[] {"DEAD_LETTERED", null, null, dead.reason()};
        };
    return tx.preparedQuery(KEEP)
        .execute(
            Tuple.from(
                new Object[] {
                  event.integrator(),
                  event.source(),
                  event.id(),
                  decided[0],
                  decided[1],
                  decided[2],
                  decided[3]
                }))
        .replaceWithVoid();
  }

  private static InboundFate fate(Row row) {
    return row.getString("fate").equals("JOURNALLED")
        ? new InboundFate.Journalled(
            new StreamId(row.getString("stream")), UUID.fromString(row.getString("event_id")))
        : new InboundFate.DeadLettered(row.getString("reason"));
  }
}
