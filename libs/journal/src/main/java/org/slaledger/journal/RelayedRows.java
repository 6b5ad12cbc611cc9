package org.slaledger.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;

/** What each row that the relay reads from the WAL becomes in the log. */
final class RelayedRows {
  private static final String CREATED = "c";

  private RelayedRows() {}

  /**
   * What the relay wrote so that its slot moves on.
   *
   * @param position the journal's last one when it was written; null for the mark itself
   * @param mark the one that was in force
   */
  record Heartbeat(@Nullable Long position, @Nullable String mark) {}

  /** The log's record for a change of the database; empty for what is not brought into the log. */
  static Optional<ProducerRecord<String, byte[]>> record(SourceRecord change) {
    return event(change)
        .map(
            row ->
                LogRecords.of(
                    new StreamId(row.getString("stream")),
                    row.getString("type"),
                    bytes(row.get("body"))))
        .or(() -> key(change))
        .or(() -> fate(change));
  }

  /** A key that was made here; what was taken in from the log does not go there again. */
  private static Optional<ProducerRecord<String, byte[]>> key(SourceRecord change) {
    return row(change, "record")
        .filter(row -> Boolean.TRUE.equals(row.getBoolean("own")))
        .map(row -> LogRecords.ofKey(row.getString("key"), row.getString("record")));
  }

  /** What was decided on an integrator's event, or is told of it now. */
  private static Optional<ProducerRecord<String, byte[]>> fate(SourceRecord change) {
    return row(change, "fate")
        .map(
            row ->
                LogRecords.ofFate(
                    new ToldFate(
                        row.getString("integrator"),
                        row.getString("source"),
                        row.getString("id"),
                        row.getString("fate"),
                        row.getString("stream"),
                        row.getString("event_id"),
                        row.getString("reason"))));
  }

  /** The journal's position of a change; empty for what is no event. */
  static Optional<Long> position(SourceRecord change) {
    return event(change).map(row -> row.getInt64("position"));
  }

  /** What was inserted: an event is never changed, and who does it all the same changes no log. */
  private static Optional<Struct> event(SourceRecord change) {
    return row(change, "body").filter(row -> CREATED.equals(((Struct) change.value()).get("op")));
  }

  /** A heartbeat; empty for everything else. */
  static Optional<Heartbeat> heartbeat(SourceRecord change) {
    return row(change, "mark")
        .map(row -> new Heartbeat(row.getInt64("position"), row.getString("mark")));
  }

  private static Optional<Struct> row(SourceRecord change, String column) {
    if (!(change.value() instanceof Struct value) || value.schema().field("after") == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(value.getStruct("after"))
        .filter(row -> row.schema().field(column) != null);
  }

  private static byte[] bytes(Object body) {
    if (body instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return (byte[]) body;
  }
}
