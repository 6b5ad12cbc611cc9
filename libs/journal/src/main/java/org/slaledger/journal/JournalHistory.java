package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slaledger.contract.StreamId;

/**
 * The whole journal from its beginning, for a log of which nobody knows what it holds; readers drop
 * what they have.
 */
final class JournalHistory {
  private static final int BATCH = 500;
  private static final String SELECT =
      "SELECT stream, type, body FROM journal ORDER BY stream, version";

  /** Takes one batch. */
  interface Batch {
    void write(List<ProducerRecord<String, byte[]>> records) throws InterruptedException;
  }

  private final Slot slot;

  JournalHistory(Slot slot) {
    this.slot = slot;
  }

  void forEachBatch(Batch sink) throws SQLException, InterruptedException {
    try (Connection connection = slot.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
        statement.setFetchSize(BATCH);
        try (ResultSet rows = statement.executeQuery()) {
          handOn(rows, sink);
        }
      }
    }
  }

  private static void handOn(ResultSet rows, Batch sink) throws SQLException, InterruptedException {
    List<ProducerRecord<String, byte[]>> batch = new ArrayList<>(BATCH);
    while (rows.next()) {
      batch.add(
          LogRecords.of(new StreamId(rows.getString(1)), rows.getString(2), rows.getBytes(3)));
      if (batch.size() == BATCH) {
        sink.write(batch);
        batch = new ArrayList<>(BATCH);
      }
    }
    sink.write(batch);
  }
}
