package org.slaledger.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Topic;
import org.slaledger.contract.json.FieldProblem;

/** Whose event a dead letter was, as far as its topic and bytes say so. */
record LetterOrigin(@Nullable String integrator, @Nullable String source, @Nullable String id) {
  private static final int MOST = 200;
  private static final ObjectMapper TREE = new ObjectMapper();

  static LetterOrigin of(ConsumerRecord<String, byte[]> record) {
    String integrator =
        record.topic().startsWith(Topic.INBOUND_PREFIX)
            ? record.topic().substring(Topic.INBOUND_PREFIX.length())
            : null;
    try {
      JsonNode tree = TREE.readTree(BinaryEvent.document(record));
      return new LetterOrigin(integrator, text(tree, "source"), text(tree, "id"));
    } catch (IOException | FieldProblem e) {
      return new LetterOrigin(integrator, null, null);
    }
  }

  private static @Nullable String text(JsonNode tree, String name) {
    String value = tree.path(name).textValue();
    return value == null || value.length() > MOST || value.indexOf('\0') >= 0 ? null : value;
  }
}
