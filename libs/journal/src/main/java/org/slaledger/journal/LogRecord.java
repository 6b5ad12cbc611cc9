package org.slaledger.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;

/**
 * A record of a topic of the log, read.
 *
 * @param stream the stream that its key names, if that is one of the topic's
 */
@SuppressWarnings("ArrayRecordComponent")
record LogRecord(
    ConsumerRecord<String, byte[]> kafka,
    Optional<StreamId> stream,
    Reading reading,
    byte[] digest) {
  private static final EventJson JSON = new EventJson();
  private static final ObjectMapper TREE = new ObjectMapper();

  static LogRecord of(ConsumerRecord<String, byte[]> record) {
    return of(record, stream(record));
  }

  /** For a reader that knows already which stream the key names. */
  static LogRecord of(ConsumerRecord<String, byte[]> record, Optional<StreamId> stream) {
    byte[] line = record.value() == null ? new byte[0] : record.value();
    return new LogRecord(record, stream, JSON.read(line), Digests.sha256(line));
  }

  static LogRecord held(StreamId stream, byte[] line) {
    return of(new ConsumerRecord<>(stream.topic().topicName(), 0, 0, stream.value(), line));
  }

  /** Its bytes; none for a record without a value. */
  byte[] line() {
    return kafka.value() == null ? new byte[0] : kafka.value();
  }

  /** The version that it claims in its own stream; 0 for a line that claims none. */
  long claimed() {
    return switch (reading) {
      case Reading.Known known -> unreadable() ? 0 : known.recorded().envelope().streamVersion();
      case Reading.Unknown unknown -> unreadable() ? 0 : unknown.streamVersion();
      case Reading.Unreadable bad -> claimedVersion().orElse(0L);
    };
  }

  /** The version that it claims; the one behind the last for a line that claims none. */
  long versionAfter(long last) {
    return switch (reading) {
      case Reading.Known known -> known.recorded().envelope().streamVersion();
      case Reading.Unknown unknown -> unknown.streamVersion();
      case Reading.Unreadable bad -> claimedVersion().orElse(last + 1);
    };
  }

  boolean unreadable() {
    return !reason().isEmpty();
  }

  /** Why it can't be taken in; empty when it can. */
  String reason() {
    return switch (reading) {
      case Reading.Known known -> belongs(known.recorded().stream().value());
      case Reading.Unknown unknown -> belongs(unknown.stream());
      case Reading.Unreadable bad -> (bad.path() + " " + bad.reason()).strip();
    };
  }

  /** The event, unless its type is unknown to this version: views pass over those. */
  Optional<Recorded> known() {
    return reading instanceof Reading.Known known
        ? Optional.of(known.recorded())
        : Optional.empty();
  }

  /** Who wrote it, where it says so. */
  Optional<String> source() {
    return known()
        .map(event -> event.envelope().source())
        .or(() -> attribute("source").filter(JsonNode::isTextual).map(JsonNode::textValue));
  }

  private String belongs(String subject) {
    return subject.equals(kafka.key())
        ? ""
        : "the record's key is " + kafka.key() + ", its subject " + subject;
  }

  private Optional<Long> claimedVersion() {
    return attribute("streamversion")
        .filter(version -> version.canConvertToLong() && version.longValue() > 0)
        .map(JsonNode::longValue);
  }

  private Optional<JsonNode> attribute(String name) {
    try {
      return Optional.ofNullable(TREE.readTree(line())).map(line -> line.path(name));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The stream that a record's key names, if it is one of the record's topic. */
  static Optional<StreamId> stream(ConsumerRecord<String, byte[]> record) {
    try {
      StreamId stream = new StreamId(String.valueOf(record.key()));
      return Topic.named(record.topic()).filter(stream.topic()::equals).map(topic -> stream);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
