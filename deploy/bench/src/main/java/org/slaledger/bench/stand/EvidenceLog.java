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
import org.slaledger.contract.Topic;
import org.slaledger.contract.json.EventTypes;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.LogTopics;

/** A topic of the log with a long history, written as relays write it: in transactions. */
public final class EvidenceLog {
  /** The topic. */
  public static final String TOPIC = Topic.AVAILABILITY.topicName();

  /** Streams of {@link #write}. */
  public static final int STREAMS = 2_000;

  private static final Evidence EVIDENCE = new Evidence();
  private static final int WRITERS = 2;
  private static final int A_TRANSACTION = 2_000;

  private EvidenceLog() {}

  /** Writes so many events of each of {@link #STREAMS} streams. */
  public static void write(String bootstrap, int versions) throws Exception {
    inParallel(
        bootstrap,
        writer ->
            IntStream.rangeClosed(1, versions)
                .boxed()
                .flatMap(
                    version -> numbers(writer, STREAMS).mapToObj(n -> EVIDENCE.event(n, version))));
  }

  /** Writes one event, a failed probe, of each of so many streams. */
  public static void writeFailures(String bootstrap, int streams) throws Exception {
    inParallel(bootstrap, writer -> numbers(writer, streams).mapToObj(EVIDENCE::failure));
  }

  private static IntStream numbers(int writer, int streams) {
    return IntStream.range(0, streams).filter(number -> number % WRITERS == writer);
  }

  private static void inParallel(String bootstrap, IntFunction<Stream<Recorded>> events)
      throws Exception {
    new LogTopics(
            new KafkaClients(bootstrap), (short) 1, Duration.ofDays(1), Duration.ofMinutes(10))
        .createAll();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  writer ->
                      (Callable<Boolean>) () -> write(bootstrap, writer, events.apply(writer)))
              .toList();
      for (var done : threads.invokeAll(writers)) {
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
            "evidence-" + writer);
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
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(TOPIC, event.stream().value(), event.line());
    String type = EventTypes.typeOf(event.envelope().data().getClass());
    record.headers().add("ce_type", type.getBytes(UTF_8));
    return record;
  }
}
