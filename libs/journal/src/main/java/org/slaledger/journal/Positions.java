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
 * How far partitions were read, in a table of the form of {@code read_position}: it moves by
 * compare-and-set, so that who lost a partition can't write.
 */
final class Positions {
  /** Of what the service takes in for its views and reactions, and from integrators. */
  static final Positions TAKEN_IN = new Positions("read_position");

  private static final String ALL =
      """
      SELECT topic, partition, next_offset, record_end, leader_epoch, topic_id FROM %s
      """;
  private static final String BEGIN =
      """
      INSERT INTO %s (topic, partition, next_offset) VALUES ($1, $2, 0)
      ON CONFLICT DO NOTHING
      """;
  private static final String ADVANCE =
      """
      UPDATE %s
      SET next_offset = $4, record_end = coalesce($5, record_end),
        leader_epoch = coalesce($6, leader_epoch), topic_id = $7
      WHERE topic = $1 AND partition = $2 AND next_offset = $3
      """;
  private static final String GO_BACK =
      """
      UPDATE %s
      SET next_offset = $4, record_end = NULL, leader_epoch = NULL, topic_id = $5
      WHERE topic = $1 AND partition = $2 AND next_offset = $3
      """;

  private final String all;
  private final String begin;
  private final String advance;
  private final String goBack;

  Positions(String table) {
    this.all = ALL.formatted(table);
    this.begin = BEGIN.formatted(table);
    this.advance = ADVANCE.formatted(table);
    this.goBack = GO_BACK.formatted(table);
  }

  Uni<Map<TopicPartition, LogPosition>> all(SqlClient client) {
    return client
        .query(all)
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

  Uni<Void> begin(SqlClient client, TopicPartition partition) {
    return client
        .preparedQuery(begin)
        .execute(Tuple.of(partition.topic(), partition.partition()))
        .replaceWithVoid();
  }

  /**
   * Fails with {@link PartitionLost} when the position is no longer what this reader last saw.
   *
   * @param to without a last record, the one that is there stays
   */
  Uni<Void> advance(SqlConnection tx, TopicPartition partition, long from, LogPosition to) {
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
    return move(tx.preparedQuery(advance).execute(values), partition);
  }

  /** As {@link #advance}, to where a log begins that has lost what was read. */
  Uni<Void> goBack(
      SqlConnection tx, TopicPartition partition, long from, long to, @Nullable String topicId) {
    Tuple values = Sql.tuple(partition.topic(), partition.partition(), from, to, topicId);
    return move(tx.preparedQuery(goBack).execute(values), partition);
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
