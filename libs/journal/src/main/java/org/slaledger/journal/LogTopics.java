package org.slaledger.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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
  private static final int TIMEOUT_SECONDS = 10;

  private final KafkaClients kafka;
  private final short replication;

  /** With as many copies of each record as the configuration says. */
  public LogTopics(
      KafkaClients kafka, @ConfigProperty(name = "sla.kafka.replication") short replication) {
    this.kafka = kafka;
    this.replication = replication;
  }

  /**
   * Creates the log's topics and dead letters where missing. Blocks; fails when Kafka can't be
   * reached.
   */
  public void createAll() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      topics.add(topic(topic.topicName(), topic.partitions()));
    }
    topics.add(topic(Topic.DEAD_LETTERS, 1));
    create(topics);
  }

  /** Creates the topic on which an integrator publishes, where missing. Blocks. */
  public void createInbound(String integrator) {
    create(List.of(topic(Topic.INBOUND_PREFIX + integrator, 1)));
  }

  private NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, replication)
        .configs(
            Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                FOR_EVER,
                "retention.bytes",
                FOR_EVER,
                "max.message.bytes",
                String.valueOf(MAX_RECORD),
                // an event tells its times itself; a record's must not have it refused when the
                // clock of its service is ahead
                "message.timestamp.type",
                "LogAppendTime",
                "min.insync.replicas",
                replication >= 3 ? "2" : "1"));
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
