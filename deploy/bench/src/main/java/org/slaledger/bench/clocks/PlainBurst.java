package org.slaledger.bench.clocks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.service.Service;

/**
 * What a burst writes, by plain clients that know beforehand what that is: as many as there are
 * replicas, in as large batches, a statement a table. The relay takes the events on to the log.
 */
final class PlainBurst {
  private static final int BATCH = 500;
  private static final String APPEND =
      """
      INSERT INTO journal (stream, version, type, body, recorded_at)
      SELECT 'clock/' || ticket || ':RESPONSE', 2, 'ClockBreached', body, now()
      FROM unnest(?, ?) AS line (ticket, body)
      """;
  private static final String SHOW =
      """
      UPDATE clock SET version = 2, breached_due = due_at
      WHERE ticket = ANY(?) AND kind = 'RESPONSE'
      """;
  private static final String CLEAR =
      "DELETE FROM timer WHERE ticket = ANY(?) AND clock = 'RESPONSE'";

  private record Batch(String[] tickets, byte[][] lines) {}

  private PlainBurst() {}

  /** Seconds until all clocks of a set are committed as breached. */
  static double seconds(Stand stand, String set, int clocks, Instant dueAt) throws Exception {
    List<Callable<Boolean>> clients = new ArrayList<>();
    for (List<Batch> share : shares(set, clocks, dueAt)) {
      clients.add(() -> write(stand, share));
    }
    try (var threads = Executors.newFixedThreadPool(Replicas.COUNT)) {
      long began = System.nanoTime();
      for (Future<Boolean> done : threads.invokeAll(clients)) {
        done.get();
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static List<List<Batch>> shares(String set, int clocks, Instant dueAt) {
    ClockEvents events = new ClockEvents();
    List<List<Batch>> shares = new ArrayList<>();
    IntStream.range(0, Replicas.COUNT).forEach(client -> shares.add(new ArrayList<>()));
    for (int from = 0; from < clocks; from += BATCH) {
      var tickets =
          IntStream.range(from, Math.min(clocks, from + BATCH))
              .mapToObj(number -> OpenClocks.ticket(set, number))
              .toList();
      shares
          .get(from / BATCH % Replicas.COUNT)
          .add(
              new Batch(
                  tickets.stream().map(ticket -> ticket.value()).toArray(String[]::new),
                  tickets.stream()
                      .map(ticket -> events.breached(ticket, dueAt).line())
                      .toArray(byte[][]::new)));
    }
    return shares;
  }

  private static boolean write(Stand stand, List<Batch> batches) throws SQLException {
    try (Connection db = stand.app(Service.CLOCK)) {
      db.setAutoCommit(false);
      for (Batch batch : batches) {
        Object tickets = db.createArrayOf("text", batch.tickets());
        execute(db, APPEND, tickets, db.createArrayOf("bytea", batch.lines()));
        execute(db, SHOW, tickets);
        execute(db, CLEAR, tickets);
        db.commit();
      }
    }
    return true;
  }

  private static void execute(Connection db, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
