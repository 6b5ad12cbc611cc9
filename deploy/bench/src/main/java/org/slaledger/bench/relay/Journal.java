package org.slaledger.bench.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.contract.Recorded;

/** Writes evidence into the prober's journal, over one connection. */
final class Journal {
  private static final int STREAMS = 500;
  private static final String INSERT =
      """
      INSERT INTO journal (stream, version, type, body, recorded_at) VALUES (?, ?, ?, ?, ?)
      """;

  private final Evidence evidence = new Evidence();
  private final Connection connection;
  private final PreparedStatement insert;
  private long written;

  Journal(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert = connection.prepareStatement(INSERT);
    connection.setAutoCommit(false);
  }

  /** One transaction with so many events. */
  void append(int events) throws SQLException {
    for (int i = 0; i < events; i++) {
      Recorded event = evidence.event((int) (written % STREAMS), written / STREAMS + 1);
      insert.setString(1, event.stream().value());
      insert.setLong(2, event.envelope().streamVersion());
      insert.setString(3, event.envelope().data().getClass().getSimpleName());
      insert.setBytes(4, event.line());
      insert.setObject(5, OffsetDateTime.now(ZoneOffset.UTC));
      insert.addBatch();
      written++;
    }
    insert.executeBatch();
    connection.commit();
  }

  long written() {
    return written;
  }
}
