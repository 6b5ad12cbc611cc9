package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The table {@code read_position}: it moves by compare-and-set, so that who lost a partition can't
 * write.
 */
final class Positions {
  private static final String ALL = "SELECT topic, partition, next_offset FROM read_position";
  private static final String BEGIN =
      "INSERT INTO read_position VALUES ($1, $2, 0) ON CONFLICT DO NOTHING";
  private static final String ADVANCE =
      """
      UPDATE read_position SET next_offset = $4
      WHERE topic = $1 AND partition = $2 AND next_offset = $3
      """;

  private Positions() {}

  static Uni<Map<TopicPartition, Long>> all(SqlClient client) {
    return client
        .query(ALL)
        .execute()
        .map(
            rows -> {
              Map<TopicPartition, Long> positions = new HashMap<>();
              rows.forEach(
                  row ->
                      positions.put(
                          new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                          row.getLong("next_offset")));
              return positions;
            });
  }

  static Uni<Void> begin(SqlClient client, TopicPartition partition) {
    return client
        .preparedQuery(BEGIN)
        .execute(Tuple.of(partition.topic(), partition.partition()))
        .replaceWithVoid();
  }

  /** Fails with {@link PartitionLost} when the position is no longer what this reader last saw. */
  static Uni<Void> advance(SqlConnection tx, TopicPartition partition, long from, long to) {
    return tx.preparedQuery(ADVANCE)
        .execute(Tuple.of(partition.topic(), partition.partition(), from, to))
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
