package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;

/** What a test writes to the log as another service would, and what then became of a stream. */
@ApplicationScoped
class Streams {
  static final Duration SOON = Duration.ofSeconds(30);

  private final KafkaClients kafka;
  private final Pool pool;

  Streams(KafkaClients kafka, Pool pool) {
    this.kafka = kafka;
    this.pool = pool;
  }

  void publish(Recorded event) {
    publish(event.stream(), event.line());
  }

  void publish(StreamId stream, byte @Nullable [] line) {
    send(stream.topic().topicName(), stream.value(), line);
  }

  void send(String topic, String key, byte @Nullable [] value) {
    try {
      kafka.producer().send(new ProducerRecord<>(topic, key, value)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  String state(StreamId stream) {
    return new Sql("SELECT state FROM stream_head WHERE stream = $1")
        .list(pool, row -> row.getString("state"), stream.value())
        .map(found -> found.isEmpty() ? "" : found.getFirst())
        .await()
        .atMost(SOON);
  }

  String reason(StreamId stream) {
    return new Sql("SELECT coalesce(reason, '') AS reason FROM stream_head WHERE stream = $1")
        .list(pool, row -> row.getString("reason"), stream.value())
        .map(List::getFirst)
        .await()
        .atMost(SOON);
  }

  List<Long> noted(StreamId stream) {
    return notedBy(pool, stream).await().atMost(SOON);
  }

  /** As one connection sees it. */
  static Uni<List<Long>> notedBy(SqlClient db, StreamId stream) {
    return new Sql("SELECT version FROM noted WHERE stream = $1 ORDER BY version")
        .list(db, row -> row.getLong("version"), stream.value());
  }
}
