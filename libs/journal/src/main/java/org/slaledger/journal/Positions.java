package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code read_position}: it moves by compare-and-set, so that who lost a partition can't
 * write.
 */
final class Positions {
  private static final String ALL =
      """
      SELECT topic, partition, next_offset, record_end, leader_epoch, topic_id FROM read_position
      """;
  private static final String BEGIN =
      """
      INSERT INTO read_position (topic, partition, next_offset) VALUES ($1, $2, 0)
      ON CONFLICT DO NOTHING
      """;
  private static final String ADVANCE =
      """
      UPDATE read_position
      SET next_offset = $4, record_end = coalesce($5, record_end),
        leader_epoch = coalesce($6, leader_epoch), topic_id = $7
      WHERE topic = $1 AND partition = $2 AND next_offset = $3
      """;
  private static final String GO_BACK =
      """
      UPDATE read_position
      SET next_offset = $4, record_end = NULL, leader_epoch = NULL, topic_id = $5
      WHERE topic = $1 AND partition = $2 AND next_offset = $3
      """;

  private Positions() {}

  static Uni<Map<TopicPartition, LogPosition>> all(SqlClient client) {
    return client
        .query(ALL)
        .execute()
        .map(
            rows -> {
              Map<TopicPartition, LogPosition> positions = new HashMap<>();
              rows.forEach(
                  row ->
                      positions.put(
                          new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                          position(row)));
              return positions;
            });
  }

  private static LogPosition position(Row row) {
    Integer epoch = row.getInteger("leader_epoch");
    return new LogPosition(
        row.getLong("next_offset"),
        epoch == null ? null : new LogPosition.Last(row.getLong("record_end"), epoch),
        row.getString("topic_id"));
  }

  static Uni<Void> begin(SqlClient client, TopicPartition partition) {
    return client
        .preparedQuery(BEGIN)
        .execute(Tuple.of(partition.topic(), partition.partition()))
        .replaceWithVoid();
  }

  /**
   * Fails with {@link PartitionLost} when the position is no longer what this reader last saw.
   *
   * @param to without a last record, the one that is there stays
   */
  static Uni<Void> advance(SqlConnection tx, TopicPartition partition, long from, LogPosition to) {
    LogPosition.Last last = to.last();
    Tuple values =
        Sql.tuple(
            partition.topic(),
            partition.partition(),
            from,
            to.offset(),
            last == null ? null : last.end(),
            last == null ? null : last.leaderEpoch(),
            to.topicId());
    return move(tx.preparedQuery(ADVANCE).execute(values), partition);
  }

  /** As {@link #advance}, to where a log begins that has lost what was read. */
  static Uni<Void> goBack(
      SqlConnection tx, TopicPartition partition, long from, long to, @Nullable String topicId) {
    Tuple values = Sql.tuple(partition.topic(), partition.partition(), from, to, topicId);
    return move(tx.preparedQuery(GO_BACK).execute(values), partition);
  }

  private static Uni<Void> move(Uni<RowSet<Row>> update, TopicPartition partition) {
    return update
        .invoke(
            rows -> {
              if (rows.rowCount() != 1) {
                throw new PartitionLost(partition);
              }
            })
        .replaceWithVoid();
  }

  /** Another replica reads this partition now. */
  static final class PartitionLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartitionLost(TopicPartition partition) {
      super("another replica reads " + partition);
    }
  }
}
