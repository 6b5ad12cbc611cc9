package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * All keys that were made here, as they stand, for a log of which nobody knows what it holds. One
 * that is erased at the very moment may get there behind its erasure; its erasure is said again for
 * a while ({@link org.slaledger.journal.seal.KeyUpkeep}).
 */
final class KeyHistory {
  private static final int BATCH = 500;
  private static final String SELECT =
      "SELECT key, record FROM seal_key WHERE own AND key > ? ORDER BY key LIMIT ?";

  private KeyHistory() {}

  /** Whether all of it is in the log; not where it was told to stop. */
  static boolean publish(Connection connection, Republisher.Log log, BooleanSupplier goOn)
      throws SQLException, InterruptedException {
    String after = "";
    while (goOn.getAsBoolean()) {
      List<ProducerRecord<String, byte[]>> batch = read(connection, after);
      if (batch.isEmpty()) {
        return true;
      }
      log.write(batch);
      after = batch.getLast().key();
    }
    return false;
  }

  private static List<ProducerRecord<String, byte[]>> read(Connection connection, String after)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, after);
      statement.setInt(2, BATCH);
      List<ProducerRecord<String, byte[]>> batch = new ArrayList<>(BATCH);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          batch.add(LogRecords.ofKey(rows.getString(1), rows.getString(2)));
        }
      }
      return batch;
    }
  }
}
