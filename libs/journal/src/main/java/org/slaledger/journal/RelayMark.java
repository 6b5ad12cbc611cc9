package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A row that is written before the engine starts to read and has to come out of its slot before any
 * heartbeat. When it does not, the slot is not the one that was there before: it was dropped behind
 * the engine's back and made anew, and what was committed in between was never seen.
 */
final class RelayMark {
  private static final String WRITE =
      """
      INSERT INTO relay_heartbeat (id, at, mark) VALUES (2, now(), ?)
      ON CONFLICT (id) DO UPDATE SET at = excluded.at, mark = excluded.mark
      """;

  private final String mark = UUID.randomUUID().toString();
  private volatile boolean seen;
  private volatile boolean missed;

  private RelayMark() {}

  static RelayMark write(Slot slot) throws SQLException {
    RelayMark written = new RelayMark();
    try (Connection connection = slot.connect();
        PreparedStatement statement = connection.prepareStatement(WRITE)) {
      statement.setString(1, written.mark);
      statement.executeUpdate();
    }
    return written;
  }

  /** Every heartbeat carries the mark that was there when it was written. */
  void see(RelayedRows.Heartbeat heartbeat) {
    if (mark.equals(heartbeat.mark())) {
      missed |= heartbeat.position() != null && !seen;
      seen = true;
    }
  }

  boolean missed() {
    return missed;
  }
}
