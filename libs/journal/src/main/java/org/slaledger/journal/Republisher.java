package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.slaledger.contract.StreamId;

/**
 * Publishes again what stands in the table {@code republication}, in the order of the journal's
 * positions, which keeps that of each stream; unless it is one stream, all keys and fates first.
 * Only the leader does; a new one goes on where the last one was. What is committed meanwhile comes
 * out of the slot.
 */
final class Republisher {
  private static final Logger LOG = Logger.getLogger(Republisher.class);
  private static final int BATCH = 500;
  private static final String NOTE_SLOT =
      """
      INSERT INTO republication (cause, actor, reason)
      SELECT CASE WHEN EXISTS (SELECT FROM journal) THEN 'SLOT_LOST' ELSE 'SLOT_MADE' END,
        'relay', 'the slot had to be made: nobody knows what the log holds'
      WHERE NOT EXISTS (SELECT FROM republication
        WHERE cause IN ('SLOT_MADE', 'SLOT_LOST') AND state = 'OPEN')
      """;
  private static final String NEXT =
      """
      UPDATE republication SET state = 'RUNNING' WHERE id = (
        SELECT id FROM republication
        WHERE state <> 'DONE' AND (cause IN ('SLOT_MADE', 'SLOT_LOST') OR ?)
        ORDER BY cause = 'OPERATOR', id LIMIT 1)
      RETURNING id, after_position, stream IS NOT NULL
      """;
  private static final String SELECT =
      """
      SELECT j.position, j.stream, j.type, j.body FROM journal j JOIN republication r ON r.id = ?
      WHERE j.position > ?
      """;
  private static final String OF_STREAM =
      SELECT
          + """
              AND j.stream = r.stream
              AND (r.from_version IS NULL OR j.version >= r.from_version)
              AND (r.to_version IS NULL OR j.version <= r.to_version)
            ORDER BY j.position LIMIT ?
            """;
  private static final String OF_MANY =
      SELECT
          + """
        AND (r.prefixes IS NULL OR split_part(j.stream, '/', 1) = ANY (r.prefixes))
        AND (r.from_position IS NULL OR j.position >= r.from_position)
        AND (r.to_position IS NULL OR j.position <= r.to_position)
        AND (r.recorded_from IS NULL OR j.recorded_at >= r.recorded_from)
        AND (r.recorded_to IS NULL OR j.recorded_at <= r.recorded_to)
      ORDER BY j.position LIMIT ?
      """;
  private static final String PROGRESS =
      "UPDATE republication SET events = events + ?, after_position = ? WHERE id = ?";
  private static final String DONE =
      "UPDATE republication SET state = 'DONE', finished_at = now() WHERE id = ? RETURNING events";

  private final RelaySettings settings;

  Republisher(RelaySettings settings) {
    this.settings = settings;
  }

  /** Takes a batch; returns when it is in the log. */
  interface Log {
    void write(List<ProducerRecord<String, byte[]>> records) throws InterruptedException;
  }

  private record Begun(long id, long after, boolean oneStream) {}

  private record Batch(List<ProducerRecord<String, byte[]>> records, long last) {}

  /** To be called before a slot is made: whoever leads then owes the log the whole journal. */
  void noteSlotIsMissing() throws SQLException {
    try (Connection connection = settings.connect();
        PreparedStatement statement = connection.prepareStatement(NOTE_SLOT)) {
      statement.executeUpdate();
    }
  }

  /**
   * Does what is open.
   *
   * @param all whether also what does not have to be there before what is new, or only what a slot
   *     left open
   * @param goOn is asked before each batch
   */
  void run(boolean all, Log log, BooleanSupplier goOn) throws SQLException, InterruptedException {
    try (Connection connection = settings.connect()) {
      Optional<Begun> next = next(connection, all);
      while (next.isPresent() && finish(connection, next.get(), log, goOn)) {
        next = next(connection, all);
      }
    }
  }

  private static Optional<Begun> next(Connection connection, boolean all) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setBoolean(1, all);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Begun(rows.getLong(1), rows.getLong(2), rows.getBoolean(3)))
            : Optional.empty();
      }
    }
  }

  private static boolean finish(Connection connection, Begun begun, Log log, BooleanSupplier goOn)
      throws SQLException, InterruptedException {
    long after = begun.after();
    if (after == 0 && !begun.oneStream() && !publishWhatIsBeside(connection, log, goOn)) {
      return false;
    }
    while (goOn.getAsBoolean()) {
      Batch batch = read(connection, begun, after);
      if (batch.records().isEmpty()) {
        done(connection, begun.id());
        return true;
      }
      log.write(batch.records());
      after = batch.last();
      note(connection, begun.id(), batch);
    }
    return false;
  }

  /** Keys before the events that need them. */
  private static boolean publishWhatIsBeside(Connection connection, Log log, BooleanSupplier goOn)
      throws SQLException, InterruptedException {
    return KeyHistory.publish(connection, log, goOn) && FateHistory.publish(connection, log, goOn);
  }

  private static Batch read(Connection connection, Begun begun, long after) throws SQLException {
    String sql = begun.oneStream() ? OF_STREAM : OF_MANY;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, begun.id());
      statement.setLong(2, after);
      statement.setInt(3, BATCH);
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>(BATCH);
      long last = after;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          records.add(
              LogRecords.of(new StreamId(rows.getString(2)), rows.getString(3), rows.getBytes(4)));
        }
      }
      return new Batch(records, last);
    }
  }

  private static void note(Connection connection, long id, Batch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
      statement.setInt(1, batch.records().size());
      statement.setLong(2, batch.last());
      statement.setLong(3, id);
      statement.executeUpdate();
    }
  }

  private static void done(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DONE)) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        LOG.infof("republication %d is done: %d events", id, rows.getLong(1));
      }
    }
  }
}
