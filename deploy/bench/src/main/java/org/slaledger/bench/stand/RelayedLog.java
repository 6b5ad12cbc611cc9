package org.slaledger.bench.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.LogTopics;

/** Writes events to the log as relays do: in transactions. */
public final class RelayedLog {
  private static final int A_TRANSACTION = 2_000;

  private RelayedLog() {}

  /** Writes what so many writers have, side by side; each in its own order. */
  public static void write(String bootstrap, int writers, IntFunction<Stream<Recorded>> events)
      throws Exception {
    new LogTopics(
            new KafkaClients(bootstrap), (short) 1, Duration.ofDays(1), Duration.ofMinutes(10))
        .createAll();
    try (var threads = Executors.newFixedThreadPool(writers)) {
      var all =
          IntStream.range(0, writers)
              .mapToObj(
                  writer ->
                      (Callable<Boolean>) () -> write(bootstrap, writer, events.apply(writer)))
              .toList();
      for (var done : threads.invokeAll(all)) {
        done.get();
      }
    }
  }

  private static boolean write(String bootstrap, int writer, Stream<Recorded> events) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "bench-" + writer);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      int open = 0;
      for (var event = events.iterator(); event.hasNext(); ) {
        var unused = producer.send(record(event.next()));
        if (++open == A_TRANSACTION) {
          producer.commitTransaction();
          producer.beginTransaction();
          open = 0;
        }
      }
      producer.commitTransaction();
    }
    return true;
  }

  private static ProducerRecord<String, byte[]> record(Recorded event) {
    String topic = event.stream().topic().topicName();
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, event.stream().value(), event.line());
    String type = EventTypes.typeOf(event.envelope().data().getClass());
    record.headers().add("ce_type", type.getBytes(UTF_8));
    return record;
  }
}
