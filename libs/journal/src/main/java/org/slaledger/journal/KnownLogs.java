package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;

/** What this service knows of its own topics and of those that it takes in. Blocks. */
@ApplicationScoped
class KnownLogs {
  private static final Sql OFFSETS =
      new Sql(
          """
          SELECT topic, partition, record_end AS known FROM read_position
          WHERE topic = ANY($1) AND record_end IS NOT NULL
          UNION ALL
          SELECT topic, partition, next_offset FROM relayed_offset WHERE topic = ANY($1)
          """);
  private static final Sql LOST =
      new Sql(
          """
          SELECT DISTINCT topic FROM republication
          WHERE cause = 'LOG_LOST' AND state <> 'DONE' AND topic = ANY($1)
          """);

  /** They are many, and can be ahead of the log only after a loss. */
  private static final Sql HEADS =
      new Sql(
          """
          SELECT stream, version FROM stream_head
          WHERE topic IN (SELECT topic FROM log_loss
            WHERE topic = ANY($1) AND noticed_at > now() - interval '1 day')
          """);

  private final Pool pool;

  KnownLogs(Pool pool) {
    this.pool = pool;
  }

  /** To be asked before the log is, which goes on meanwhile. */
  KnownLog of(Set<Topic> topics) {
    Object names = topics.stream().map(Topic::topicName).toArray(String[]::new);
    return new KnownLog(
        now(
                OFFSETS.list(
                    pool,
                    row ->
                        Map.entry(
                            new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                            row.getLong("known")),
                    names))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Math::max)),
        Set.copyOf(now(LOST.list(pool, row -> row.getString("topic"), names))),
        now(
                HEADS.list(
                    pool,
                    row -> Map.entry(new StreamId(row.getString("stream")), row.getLong("version")),
                    names))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static <T> List<T> now(Uni<List<T>> rows) {
    return rows.await().indefinitely();
  }
}
