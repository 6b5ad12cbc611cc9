package org.slaledger.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Where partitions end, and which topic it is that has a name now: one that was deleted and made
 * anew has another id. Blocks for 2 s at most; fails with a {@link KafkaException} while Kafka does
 * not answer.
 */
@ApplicationScoped
class LogEnds {
  private static final int SECONDS = 2;

  private final KafkaClients kafka;
  private @Nullable Admin admin;

  LogEnds(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /** Ids by name, of those of the partitions' topics that there are. */
  Map<String, String> ids(Collection<TopicPartition> partitions) {
    Set<String> topics =
        partitions.stream().map(TopicPartition::topic).collect(Collectors.toUnmodifiableSet());
    Map<String, String> ids = new TreeMap<>();
    Map<String, KafkaFuture<TopicDescription>> asked =
        client().describeTopics(topics).topicNameValues();
    asked.forEach(
        (topic, answer) -> {
          try {
            ids.put(topic, await(answer).topicId().toString());
          } catch (UnknownTopicOrPartitionException e) {
            // it has no id, then
          }
        });
    return ids;
  }

  /** The offset behind the last record that a reader with this isolation gets. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    await(client().listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  private <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      // when the clock was set back a client waits as long before it tries again
      close();
      throw new KafkaException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private synchronized Admin client() {
    Admin existing = admin;
    if (existing == null) {
      existing = kafka.admin();
      admin = existing;
    }
    return existing;
  }

  @PreDestroy
  synchronized void close() {
    Admin existing = admin;
    admin = null;
    if (existing != null) {
      existing.close(Duration.ZERO);
    }
  }
}
