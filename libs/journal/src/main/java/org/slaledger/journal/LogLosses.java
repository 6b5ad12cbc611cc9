package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.slaledger.contract.Topic;

/** The table {@code log_loss}, which readers and the relay write. */
final class LogLosses {
  private static final Sql RECENT =
      new Sql(
          """
          SELECT topic, partition, max(known_offset) AS known, min(end_offset) AS found,
            min(noticed_at) AS since
          FROM log_loss WHERE noticed_at > now() - interval '1 hour'
          GROUP BY topic, partition ORDER BY topic, partition
          """);
  private static final Sql BY_READER =
      new Sql(
          """
          INSERT INTO log_loss (noticed_by, topic, partition, known_offset, end_offset)
          VALUES ('READER', $1, $2, $3, $4)
          """);

  /** What is lost of an own topic is published again. */
  private static final String BY_RELAY =
      """
      WITH noticed AS (
        INSERT INTO log_loss (noticed_by, topic, partition, known_offset, end_offset)
        VALUES ('RELAY', ?, ?, ?, ?) RETURNING topic)
      INSERT INTO republication (cause, actor, reason, topic, prefixes)
      SELECT 'LOG_LOST', 'relay', ?, topic, ? FROM noticed
      WHERE NOT EXISTS (SELECT FROM republication r
        WHERE r.cause = 'LOG_LOST' AND r.topic = noticed.topic AND r.state = 'OPEN')
      """;

  private LogLosses() {}

  /** Of the last hour, those of a partition together. */
  static Uni<List<LogLoss>> recent(SqlClient db) {
    return RECENT.list(db, LogLosses::read);
  }

  /** A reader goes back. */
  static Uni<Void> noticed(SqlConnection tx, TopicPartition partition, long known, long end) {
    return BY_READER.change(tx, partition.topic(), partition.partition(), known, end);
  }

  /** The relay publishes the topic again. */
  static void noticed(Connection session, LogLoss loss) throws SQLException {
    TopicPartition partition = loss.partition();
    String[] prefixes =
        Topic.named(partition.topic())
            .map(topic -> topic.prefixes().toArray(String[]::new))
            .orElseGet(() -> new String[0]);
    try (PreparedStatement statement = session.prepareStatement(BY_RELAY)) {
      statement.setString(1, partition.topic());
      statement.setInt(2, partition.partition());
      statement.setLong(3, loss.known());
      statement.setLong(4, loss.end());
      statement.setString(5, loss.text());
      statement.setArray(6, session.createArrayOf("text", prefixes));
      statement.executeUpdate();
    }
  }

  private static LogLoss read(Row row) {
    return new LogLoss(
        new TopicPartition(row.getString("topic"), row.getInteger("partition")),
        row.getLong("known"),
        row.getLong("found"),
        Sql.instant(row, "since"));
  }
}
