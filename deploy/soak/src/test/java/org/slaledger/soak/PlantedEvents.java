package org.slaledger.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slaledger.contract.Topic;

/** Events that no journal holds, put into the log by hand. */
final class PlantedEvents implements AutoCloseable {
  private static final String TYPE = "slaledger.TicketOpened.v1";

  private final KafkaProducer<String, byte[]> producer;

  PlantedEvents(String bootstrap) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** A ticket's event that can be read. */
  void opened(String stream, long version) throws Exception {
    opened(
        stream,
        version,
        """
        {"ticket":"%1$s","customer":"bulk","service":"hosting","kind":"INCIDENT","subject":"%2$s",\
        "text":"%2$s","contactedAt":"2026-11-01T00:00:00Z","channel":"API"}\
        """
            .formatted(stream.substring("ticket/".length()), sealed(stream)));
  }

  /** Of the right form; no key opens it. */
  private static String sealed(String stream) {
    return "v1:" + stream + ":" + "planted".repeat(6);
  }

  /** A ticket's event with any data. */
  void opened(String stream, long version, String data)
      throws ExecutionException, InterruptedException {
    any(Topic.TICKETS, TYPE, stream, version, data);
  }

  /** An event of any type with any data. */
  void any(Topic topic, String type, String stream, long version, String data)
      throws ExecutionException, InterruptedException {
    var line =
        """
        {"specversion":"1.0","id":"%s","source":"urn:slaledger:ticket-service","type":"%s",\
        "subject":"%s","time":"2026-11-01T00:00:00Z","recordedtime":"2026-11-01T00:00:00Z",\
        "streamversion":%d,"actor":"nobody","datacontenttype":"application/json","data":%s}\
        """
            .formatted(UUID.randomUUID(), type, stream, version, data);
    var planted = new ProducerRecord<>(topic.topicName(), stream, line.getBytes(UTF_8));
    planted.headers().add("ce_type", type.getBytes(UTF_8));
    producer.send(planted).get();
  }

  @Override
  public void close() {
    producer.close();
  }
}
