package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.json.EventTypes;

/**
 * The one form in which an event stands in Kafka: key = stream, value = line, header {@code
 * ce_type}.
 */
final class LogRecords {
  private LogRecords() {}

  static ProducerRecord<String, byte[]> of(StreamId stream, String event, byte[] line) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(stream.topic().topicName(), stream.value(), line);
    String type = EventTypes.named(event).map(EventTypes::typeOf).orElse(event);
    record.headers().add("ce_type", type.getBytes(UTF_8));
    return record;
  }

  /** What became of an integrator's event: key = whose and which, value = JSON. */
  static ProducerRecord<String, byte[]> ofFate(ToldFate fate) {
    String key = fate.integrator() + " " + fate.source() + " " + fate.id();
    return new ProducerRecord<>(Topic.FATES, key, fate.json());
  }

  /** A key's record: key = the key's id, value = JSON. */
  static ProducerRecord<String, byte[]> ofKey(String key, String record) {
    return new ProducerRecord<>(Topic.KEYS, key, record.getBytes(UTF_8));
  }
}
