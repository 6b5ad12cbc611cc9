package org.slaledger.bench.latency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.contract.Recorded;

/** Writes first events of streams into a journal, a commit each, at a steady pace. */
final class SteadyWriter {
  static final String INSERT =
      "INSERT INTO journal (stream, version, type, body, recorded_at) VALUES (?, ?, ?, ?, ?)";

  private SteadyWriter() {}

  static void write(Connection journal, int first, int events, Duration pace) throws SQLException {
    Evidence evidence = new Evidence();
    try (PreparedStatement insert = journal.prepareStatement(INSERT)) {
      long began = System.nanoTime();
      for (int i = 0; i < events; i++) {
        long due = began + pace.toNanos() * i;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        set(insert, evidence.event(first + i, 1));
        insert.executeUpdate();
      }
    }
  }

  static void set(PreparedStatement insert, Recorded event) throws SQLException {
    insert.setString(1, event.stream().value());
    insert.setLong(2, event.envelope().streamVersion());
    insert.setString(3, event.envelope().data().getClass().getSimpleName());
    insert.setBytes(4, event.line());
    insert.setObject(5, OffsetDateTime.now(ZoneOffset.UTC));
  }
}
