package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.slaledger.contract.Topic;

/**
 * Compares the journal of a database that was started, restored or promoted with the log before it
 * takes events. Of each partition of the service's own topics it reads what came after the last
 * offset that this copy of the database knows of: everything before that is in the copy too. Events
 * that the journal lacks are put back with the log's bytes, and shown to the views; reactions don't
 * run, and what an integrator sent counts as decided. Other bytes under a version leave the journal
 * closed.
 *
 * <p>Limit: answers kept under idempotency keys and whatever else a command writes beside its
 * events and views are not in the log and do not come back.
 */
@ApplicationScoped
class Reconciliation implements DebeziumRelay.Before {
  private static final Logger LOG = Logger.getLogger(Reconciliation.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Sql OFFSETS =
      new Sql("SELECT topic, partition, next_offset FROM relayed_offset");

  private final Pool pool;
  private final KafkaClients kafka;
  private final LogTopics topics;
  private final LostEvents lost;
  private final List<Topic> own;

  Reconciliation(
      Pool pool,
      KafkaClients kafka,
      LogTopics topics,
      LostEvents lost,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.pool = pool;
    this.kafka = kafka;
    this.topics = topics;
    this.lost = lost;
    this.own = Arrays.stream(Topic.values()).filter(t -> t.owner().equals(service)).toList();
  }

  @Override
  public boolean mayRelay(BooleanSupplier goOn) {
    JournalGate.State gate = now(JournalGate.look(pool));
    if (gate.open()) {
      return true;
    }
    LOG.info("the journal is compared with the log before it takes events");
    LostEvents.Tally tally = compare(goOn);
    if (!goOn.getAsBoolean()) {
      return false;
    }
    if (tally.contradictions().isEmpty()) {
      now(JournalGate.open(pool));
      LOG.logf(
          tally.putBack() == 0 ? Logger.Level.INFO : Logger.Level.WARN,
          "the journal is open: %d events were put back",
          tally.putBack());
      return true;
    }
    now(JournalGate.close(pool, String.join("; ", tally.contradictions())));
    LOG.errorf("the journal stays closed: %s", tally.contradictions());
    return false;
  }

  private LostEvents.Tally compare(BooleanSupplier goOn) {
    topics.createAll();
    LostEvents.Tally tally = new LostEvents.Tally();
    Map<TopicPartition, Long> from = from();
    try (KafkaConsumer<String, byte[]> consumer = kafka.consumer()) {
      consumer.assign(from.keySet());
      Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
      from.forEach((partition, offset) -> consumer.seek(partition, begin(offset, partition, ends)));
      while (goOn.getAsBoolean() && !reached(consumer, from.keySet(), ends)) {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        now(lost.putBack(records, tally));
      }
    }
    return tally;
  }

  /** A log that is shorter than this copy knows of was itself lost in part: read all that is. */
  private static long begin(long offset, TopicPartition partition, Map<TopicPartition, Long> ends) {
    return offset > ends.getOrDefault(partition, 0L) ? 0 : offset;
  }

  private static boolean reached(
      KafkaConsumer<String, byte[]> consumer,
      Set<TopicPartition> partitions,
      Map<TopicPartition, Long> ends) {
    return partitions.stream().allMatch(it -> consumer.position(it) >= ends.getOrDefault(it, 0L));
  }

  private Map<TopicPartition, Long> from() {
    Map<TopicPartition, Long> from = new HashMap<>();
    for (Topic topic : own) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        from.put(new TopicPartition(topic.topicName(), partition), 0L);
      }
    }
    now(
        OFFSETS.list(
            pool,
            row ->
                from.replace(
                    new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                    row.getLong("next_offset"))));
    return from;
  }

  private static <T> T now(Uni<T> work) {
    return work.await().atMost(PATIENCE);
  }
}
