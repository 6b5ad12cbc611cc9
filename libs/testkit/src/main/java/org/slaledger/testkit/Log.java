package org.slaledger.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The log as a test sees it: raw records in, committed records out. */
public final class Log {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Log() {}

  /**
   * A committed record.
   *
   * @param topic its topic
   * @param partition its partition
   * @param offset where it stands there
   * @param key its key, which is the stream
   * @param value its bytes
   * @param headers its headers; of several under one name the last
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // a record's value is bytes, and nobody compares entries
  public record Entry(
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      byte[] value,
      Map<String, String> headers) {

    /** Its bytes as text. */
    public String text() {
      return new String(value, UTF_8);
    }

    /** Its event type, from the header, or the empty string. */
    public String type() {
      return headers.getOrDefault("ce_type", "");
    }
  }

  /** What clients of this test's broker are given. */
  public static String bootstrap() {
    return Shared.kafka();
  }

  /** Creates a topic, if there is none of that name. */
  public static void createTopic(String topic, int partitions) {
    try (var admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Publishes raw bytes, whatever they are, and waits until the broker has them. */
  public static void publish(
      String topic, @Nullable String key, byte[] value, Map<String, String> headers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(topic, key, value);
      headers.forEach((name, header) -> record.headers().add(name, header.getBytes(UTF_8)));
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Publishes text without headers. */
  public static void publish(String topic, @Nullable String key, String value) {
    publish(topic, key, value.getBytes(UTF_8), Map.of());
  }

  /**
   * All committed records of a topic as it is now, each partition's in order; none if there is no
   * such topic.
   */
  public static List<Entry> read(String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      if (!exists(topic)) {
        return List.of();
      }
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      return readTo(consumer, consumer.endOffsets(partitions));
    }
  }

  private static List<Entry> readTo(
      KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    var entries = new ArrayList<Entry>();
    var limit = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("the end of the topic was not reached within " + PATIENCE);
      }
      for (var record : consumer.poll(Duration.ofMillis(100))) {
        var headers = new java.util.HashMap<String, String>();
        record
            .headers()
            .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        entries.add(
            new Entry(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                headers));
      }
    }
    return entries;
  }

  /** Waits up to 30 s for a committed record of which this is true, and returns the first. */
  public static Entry await(String topic, Predicate<Entry> wanted) {
    return await(topic, wanted, PATIENCE);
  }

  /** Waits for a committed record of which this is true, and returns the first. */
  public static Entry await(String topic, Predicate<Entry> wanted, Duration limit) {
    return Awaitility.await("a record in " + topic)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> read(topic).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
        .orElseThrow();
  }

  /** Waits up to 30 s for an event of this type in this stream, and returns the first. */
  public static Entry awaitEvent(String topic, String stream, String type) {
    return await(topic, entry -> stream.equals(entry.key()) && type.equals(entry.type()));
  }

  /** The committed records of one stream, in order. */
  public static List<Entry> stream(String topic, String stream) {
    return read(topic).stream().filter(entry -> stream.equals(entry.key())).toList();
  }

  private static boolean exists(String topic) {
    try (var admin = admin()) {
      return admin.listTopics().names().get().contains(topic);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
