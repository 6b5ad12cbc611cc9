package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The table {@code relayed_offset}: up to where the log held nothing but what the journal holds.
 * What is written there is behind what was written to the log, never ahead: a copy of the database
 * that has the offset has the events too. It stands still while the journal is not open. A log that
 * ends before has lost records.
 */
final class RelayedOffsets {
  private static final Logger LOG = Logger.getLogger(RelayedOffsets.class);
  private static final String LOAD =
      "SELECT topic, partition, next_offset, topic_id FROM relayed_offset";
  private static final String STORE =
      """
      INSERT INTO relayed_offset (topic, partition, next_offset, topic_id)
      SELECT ?, ?, ?, ? FROM journal_gate WHERE state = 'OPEN' AND
      """
          + JournalGate.IS_THIS_DATABASE
          + """
            ON CONFLICT (topic, partition) DO UPDATE
            SET next_offset = excluded.next_offset, topic_id = excluded.topic_id
            """;

  private final InstantSource time;
  private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
  private final Map<String, String> topicIds = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<LogLoss> losses = new LinkedBlockingQueue<>();
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong storedRecords = new AtomicLong();
  private final Map<TopicPartition, Long> stored = new HashMap<>();

  RelayedOffsets(InstantSource time) {
    this.time = time;
  }

  /** What whoever relayed before has written down. */
  void load(Connection session) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(LOAD);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reached.putIfAbsent(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        String topicId = rows.getString(4);
        if (topicId != null) {
          topicIds.putIfAbsent(rows.getString(1), topicId);
        }
      }
    }
  }

  /** A record that is committed. */
  void reached(RecordMetadata record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    Long before = reached.put(partition, record.offset() + 1);
    records.incrementAndGet();
    if (before != null && record.offset() < before) {
      lost(partition, before, record.offset());
    }
  }

  /** How many records were committed by this process. */
  long records() {
    return records.get();
  }

  /** What was committed up to that many is written down: when it is lost, that is noticed. */
  long storedRecords() {
    return storedRecords.get();
  }

  /** What has to be in the log. */
  Map<TopicPartition, Long> reached() {
    return Map.copyOf(reached);
  }

  /**
   * Compares what had to be in the log with what is there.
   *
   * @param known {@link #reached()} of before the log was looked at
   * @param ends where its partitions end
   * @param ids of its topics
   */
  void compare(
      Map<TopicPartition, Long> known, Map<TopicPartition, Long> ends, Map<String, String> ids) {
    Set<String> anew = new HashSet<>();
    ids.forEach(
        (topic, id) -> {
          String before = topicIds.put(topic, id);
          if (before != null && !before.equals(id)) {
            anew.add(topic);
          }
        });
    known.forEach(
        (partition, next) -> {
          boolean other = anew.contains(partition.topic());
          long end = other ? 0 : ends.getOrDefault(partition, next);
          if (end < next && (reached.replace(partition, next, end) || other)) {
            lost(partition, next, end);
          }
        });
  }

  private void lost(TopicPartition partition, long known, long end) {
    LOG.errorf("%s ends at %d and not at %d: it is published again", partition, end, known);
    losses.add(new LogLoss(partition, known, end, time.instant()));
  }

  /** Writes down what was lost, so that it is published again; by one thread. */
  void noteLosses(Connection session) throws SQLException {
    for (LogLoss loss = losses.peek(); loss != null; loss = losses.peek()) {
      LogLosses.noticed(session, loss);
      losses.remove();
    }
  }

  /** Writes down what is new; by one thread. */
  void store(Connection session) throws SQLException {
    long upTo = records.get();
    Map<TopicPartition, Long> now = new HashMap<>(reached);
    now.entrySet().removeAll(stored.entrySet());
    if (!now.isEmpty()) {
      store(session, now);
    }
    storedRecords.set(upTo);
  }

  private void store(Connection session, Map<TopicPartition, Long> now) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(STORE)) {
      for (Map.Entry<TopicPartition, Long> one : now.entrySet()) {
        statement.setString(1, one.getKey().topic());
        statement.setInt(2, one.getKey().partition());
        statement.setLong(3, one.getValue());
        statement.setString(4, topicIds.get(one.getKey().topic()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
    stored.putAll(now);
  }

  /** Another process relayed meanwhile, or another database is at the same address. */
  void forget() {
    reached.clear();
    topicIds.clear();
    losses.clear();
    stored.clear();
  }
}
