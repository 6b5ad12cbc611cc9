package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.Topic;

/**
 * Creates the topics with the settings that the design gives them; leaves alone those that exist.
 */
@ApplicationScoped
public class LogTopics {
  /**
   * The largest record that inbound and dead letters take, in bytes: what HTTP takes, and its
   * headers.
   */
  static final int MAX_RECORD = 1_200_000;

  private static final String FOR_EVER = "-1";
  private static final Duration DAY = Duration.ofDays(1);
  private static final int TIMEOUT_SECONDS = 10;

  private final KafkaClients kafka;
  private final short replication;
  private final Duration unsealed;
  private final Duration compaction;

  /**
   * With as many copies of each record as the configuration says.
   *
   * @param unsealed how long inbound, dead letters and fates are kept, which hold texts as they
   *     came
   * @param compaction how soon at best a key's record that was overwritten is compacted away
   */
  public LogTopics(
      KafkaClients kafka,
      @ConfigProperty(name = "sla.kafka.replication") short replication,
      @ConfigProperty(name = "sla.inbound.retention") Duration unsealed,
      @ConfigProperty(name = "sla.seal.compaction") Duration compaction) {
    this.kafka = kafka;
    this.replication = replication;
    this.unsealed = unsealed;
    this.compaction = compaction;
  }

  /**
   * Creates the log's topics and those beside it where missing. Blocks; fails when Kafka can't be
   * reached.
   */
  public void createAll() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(topic(topic.topicName(), topic.partitions()));
    }
    topics.add(unsealed(Topic.DEAD_LETTERS));
    topics.add(unsealed(Topic.FATES));
    topics.add(keys());
    create(topics);
  }

  /** Creates the topic on which an integrator publishes, where missing. Blocks. */
  public void createInbound(String integrator) {
    create(List.of(unsealed(Topic.INBOUND_PREFIX + integrator)));
  }

  private NewTopic topic(String name, int partitions) {
    return topic(
        name,
        partitions,
        Map.of("cleanup.policy", "delete", "retention.ms", FOR_EVER, "retention.bytes", FOR_EVER));
  }

  /** A segment is deleted when its last record is old enough: it must not stay open for long. */
  private NewTopic unsealed(String name) {
    return topic(
        name,
        1,
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            String.valueOf(unsealed.toMillis()),
            "segment.ms",
            String.valueOf(Math.clamp(unsealed.toMillis() / 4, 1, DAY.toMillis()))));
  }

  /** The last record of each key alone is kept, and what it overwrote goes away soon. */
  private NewTopic keys() {
    String soon = String.valueOf(compaction.toMillis());
    return topic(
        Topic.KEYS,
        1,
        Map.of(
            "cleanup.policy",
            "compact",
            "segment.ms",
            soon,
            "max.compaction.lag.ms",
            soon,
            "min.cleanable.dirty.ratio",
            "0.01",
            "file.delete.delay.ms",
            "1000"));
  }

  private NewTopic topic(String name, int partitions, Map<String, String> kept) {
    Map<String, String> settings = new HashMap<>(kept);
    settings.put("max.message.bytes", String.valueOf(MAX_RECORD));
    // an event tells its times itself; a record's must not have it refused when the clock of its
    // service is ahead
    settings.put("message.timestamp.type", "LogAppendTime");
    settings.put("min.insync.replicas", replication >= 3 ? "2" : "1");
    return new NewTopic(name, partitions, replication).configs(settings);
  }

  private void create(List<NewTopic> topics) {
    try (Admin admin = kafka.admin()) {
      var created = admin.createTopics(topics).values();
      for (var topic : created.values()) {
        awaitCreated(topic);
      }
    }
  }

  private static void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> topic) {
    try {
      topic.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("a topic can't be created: " + e.getCause(), e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
