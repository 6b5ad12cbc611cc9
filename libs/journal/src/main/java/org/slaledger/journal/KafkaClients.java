package org.slaledger.journal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka clients with the settings that the log needs: acks=all, read_committed, no offsets
 * kept by Kafka.
 */
@ApplicationScoped
public class KafkaClients {
  private static final int METADATA_MAX_AGE_MS = 2_000;

  /** Brokers sync each batch: hundreds of events that come at once are to be few of them. */
  private static final int LARGE_BATCH = 256 * 1024;

  private final String bootstrap;
  private final AtomicReference<@Nullable Producer<String, byte[]>> shared =
      new AtomicReference<>();

  /** For one cluster. */
  public KafkaClients(@ConfigProperty(name = "sla.kafka.bootstrap") String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** A new administrative client; the caller closes it. */
  public Admin admin() {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
  }

  /**
   * The service's shared producer without transactions: for inbound events and dead letters, not
   * for the log.
   */
  public synchronized Producer<String, byte[]> producer() {
    Producer<String, byte[]> existing = shared.get();
    if (existing == null) {
      Map<String, Object> settings = producerSettings();
      settings.put(ProducerConfig.BATCH_SIZE_CONFIG, LARGE_BATCH);
      existing = new KafkaProducer<>(settings);
      shared.set(existing);
    }
    return existing;
  }

  Producer<String, byte[]> transactionalProducer(String transactionalId) {
    Map<String, Object> settings = producerSettings();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return new KafkaProducer<>(settings);
  }

  /** For reading once, without a group. */
  KafkaConsumer<String, byte[]> consumer() {
    return consumer(consumerSettings());
  }

  /**
   * One of a group, for reading on and on: it fails where the log has lost what it had read rather
   * than begin anew by itself.
   */
  KafkaConsumer<String, byte[]> consumer(String group) {
    Map<String, Object> settings = consumerSettings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return consumer(settings);
  }

  /**
   * One of a group that shares partitions and reads none of them: those that stay with it are not
   * taken away while others move.
   *
   * @param session so long the group waits for it before others get its partitions
   */
  KafkaConsumer<String, byte[]> member(String group, Duration session) {
    int millis = (int) session.toMillis();
    Map<String, Object> settings = consumerSettings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis / 4);
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 5 * millis);
    return consumer(settings);
  }

  /**
   * For reading much at once, without a group. Larger polls hand on in larger steps; a receive
   * buffer of a whole fetch lets the next one arrive while this one is read. What a broker returns
   * for a partition stays at Kafka's 1 MB: that bounds what is buffered.
   */
  KafkaConsumer<String, byte[]> bulkConsumer() {
    Map<String, Object> settings = consumerSettings();
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 2 * 1024 * 1024);
    return consumer(settings);
  }

  private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LogTopics.MAX_RECORD);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    return settings;
  }

  @PreDestroy
  void close() {
    Producer<String, byte[]> existing = shared.getAndSet(null);
    if (existing != null) {
      existing.close(Duration.ofSeconds(5));
    }
  }
}
