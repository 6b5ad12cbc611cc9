package org.slaledger.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of a topic of the log, as far as its place in its stream: what it says is not read.
 *
 * @param topic where it stands
 * @param partition where it stands
 * @param offset where it stands
 * @param stream what its key says, whether that is the name of a stream or not
 * @param version its place in the stream, as its line says; 0 for a line that claims none, or
 *     another stream
 * @param line its bytes, not to be changed; none for a record without a value
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogLine(
    String topic, int partition, long offset, String stream, long version, byte[] line) {
  private static final JsonFactory JSON = new JsonFactory();

  static LogLine of(ConsumerRecord<String, byte[]> record) {
    byte[] line = record.value() == null ? new byte[0] : record.value();
    String key = String.valueOf(record.key());
    boolean known = LogRecord.stream(record).isPresent();
    return new LogLine(
        record.topic(),
        record.partition(),
        record.offset(),
        key,
        known ? version(key, line) : 0,
        line);
  }

  private static long version(String stream, byte[] line) {
    boolean named = false;
    long version = 0;
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return 0;
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (name.equals("subject")) {
          named = value == JsonToken.VALUE_STRING && parser.getText().equals(stream);
        } else if (name.equals("streamversion")) {
          version = value == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : 0;
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return named ? Math.max(0, version) : 0;
  }
}
