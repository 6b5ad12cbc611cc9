package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The table {@code relayed_offset}: up to where the log held nothing but what the journal holds.
 * What is written there is behind what was written to the log, never ahead: a copy of the database
 * that has the offset has the events too. It stands still while the journal is not open.
 */
final class RelayedOffsets {
  private static final String STORE =
      """
      INSERT INTO relayed_offset SELECT ?, ?, ? FROM journal_gate WHERE state = 'OPEN' AND
      """
          + JournalGate.IS_THIS_DATABASE
          + """
            ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset
            """;

  private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> stored = new HashMap<>();

  /** A record that is committed. */
  void reached(RecordMetadata record) {
    reached.merge(
        new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
  }

  /** Writes down what is new; by one thread. */
  void store(Connection session) throws SQLException {
    Map<TopicPartition, Long> now = new HashMap<>(reached);
    now.entrySet().removeAll(stored.entrySet());
    if (now.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = session.prepareStatement(STORE)) {
      for (Map.Entry<TopicPartition, Long> one : now.entrySet()) {
        statement.setString(1, one.getKey().topic());
        statement.setInt(2, one.getKey().partition());
        statement.setLong(3, one.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    stored.putAll(now);
  }

  /** Another process relayed meanwhile, or another database is at the same address. */
  void forget() {
    reached.clear();
    stored.clear();
  }
}
