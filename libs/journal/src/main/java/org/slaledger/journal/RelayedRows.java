package org.slaledger.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.slaledger.contract.StreamId;

/** What each row that the relay reads from the WAL becomes in the log. */
final class RelayedRows {
  private RelayedRows() {}

  /** The log's record for a change of the database; empty for what is not brought into the log. */
  static Optional<ProducerRecord<String, byte[]>> record(SourceRecord change) {
    if (!(change.value() instanceof Struct value) || value.schema().field("after") == null) {
      return Optional.empty();
    }
    Struct row = value.getStruct("after");
    if (row == null || row.schema().field("body") == null) {
      return Optional.empty();
    }
    return Optional.of(
        LogRecords.of(
            new StreamId(row.getString("stream")), row.getString("type"), bytes(row.get("body"))));
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
