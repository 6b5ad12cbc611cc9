package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.slaledger.contract.StreamId;

/**
 * The table {@code inbound_fate}: what this service decided, which the relay tells on {@code
 * sla.fates}; and {@code told_fate}: what others told.
 */
@ApplicationScoped
public class InboundFates {
  private static final String FIND =
      """
      SELECT fate, stream, event_id, reason FROM inbound_fate
      WHERE integrator = $1 AND source = $2 AND id = $3
      """;
  private static final Sql KNOWN =
      new Sql(
          """
          SELECT fate, stream, event_id, reason FROM (
            SELECT 1 AS place, fate, stream, event_id, reason FROM inbound_fate
            WHERE integrator = $1 AND source = $2 AND id = $3
            UNION ALL
            SELECT 2, fate, stream, event_id, reason FROM told_fate
            WHERE integrator = $1 AND source = $2 AND id = $3) f
          ORDER BY place LIMIT 1
          """);
  private static final Sql TAKE =
      new Sql(
          """
          INSERT INTO told_fate (integrator, source, id, fate, stream, event_id, reason)
          VALUES ($1, $2, $3, $4, $5, $6, $7)
          ON CONFLICT (integrator, source, id) DO UPDATE SET fate = excluded.fate,
            stream = excluded.stream, event_id = excluded.event_id, reason = excluded.reason
          """);
  private static final String KEEP =
      """
      INSERT INTO inbound_fate (integrator, source, id, fate, stream, event_id, reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (integrator, source, id) DO UPDATE SET fate = excluded.fate,
        stream = excluded.stream, event_id = excluded.event_id, reason = excluded.reason,
        decided_at = now()
      WHERE inbound_fate.fate = 'DEAD_LETTERED'
      """;

  /** What this service decided on an event; empty where it has not. */
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

  /** What this service decided on an event, or another told of it; empty while nobody has. */
  public Uni<Optional<InboundFate>> known(SqlClient client, InboundKey event) {
    return KNOWN
        .list(client, InboundFates::fate, event.integrator(), event.source(), event.id())
        .map(found -> found.stream().findFirst());
  }

  /** Takes in what is told. */
  Uni<Void> take(SqlClient tx, ToldFate told) {
    return TAKE.change(
        tx,
        told.integrator(),
        told.source(),
        told.id(),
        told.fate(),
        told.stream(),
        told.event(),
        told.reason());
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
