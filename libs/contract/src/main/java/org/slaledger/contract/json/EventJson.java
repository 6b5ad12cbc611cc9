package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.Event;

/**
 * Writes an event as one line, a CloudEvents 1.0 document in structured mode, and reads it back.
 * Reading tolerates unknown fields and says of a missing or wrong one where it stands. Safe for use
 * by several threads.
 */
public final class EventJson {
  /** The longest line that may be written, in bytes. */
  public static final int MAX_LINE = 60 * 1024;

  private final ObjectMapper mapper = ContractJson.mapper();
  private final ToIntFunction<Class<? extends Event>> versions;
  private final EventReader reader;

  /** Writes today's versions and reads every version that was ever published. */
  public EventJson() {
    this(Upcasters.all());
  }

  /** Reads older versions by these steps instead. */
  public EventJson(List<Upcaster> upcasters) {
    this(upcasters, EventTypes::versionOf);
  }

  /** Takes other versions for today's: so that a chain of steps can be tried out. */
  EventJson(List<Upcaster> upcasters, ToIntFunction<Class<? extends Event>> versions) {
    this.versions = versions;
    this.reader = new EventReader(mapper, List.copyOf(upcasters), versions);
  }

  /**
   * The event as one line; throws {@link LineTooLong} when it is longer than {@link #MAX_LINE}, and
   * {@link IllegalArgumentException} when its stream is none of the topic that holds such events.
   */
  public Recorded write(Envelope event) {
    ObjectNode line = mapper.createObjectNode();
    Class<? extends Event> record = event.data().getClass();
    String type = new TypeName(record.getSimpleName(), versions.applyAsInt(record)).toString();
    EventTypes.requireTopic(record, event.stream());
    line.put("specversion", "1.0").put("id", event.id().toString()).put("source", event.source());
    line.put("type", type).put("subject", event.stream().value());
    line.put("time", event.time().toString()).put("recordedtime", event.recordedTime().toString());
    line.put("streamversion", event.streamVersion()).put("actor", event.actor());
    putIfPresent(line, "causationid", event.causationId());
    putIfPresent(line, "correlationid", event.correlationId());
    putIfPresent(line, "traceparent", event.traceparent());
    line.put("datacontenttype", "application/json");
    line.put("dataschema", "urn:" + type.replace('.', ':'));
    line.set("data", mapper.valueToTree(event.data()));
    byte[] bytes = bytes(line);
    if (bytes.length > MAX_LINE) {
      throw new LineTooLong(type, bytes.length);
    }
    return new Recorded(event, bytes);
  }

  /** What a line says. Never throws for what stands in the line. */
  public Reading read(byte[] line) {
    return reader.read(line);
  }

  private static void putIfPresent(ObjectNode line, String attribute, @Nullable String value) {
    if (value != null) {
      line.put(attribute, value);
    }
  }

  private byte[] bytes(JsonNode line) {
    try {
      return mapper.writeValueAsBytes(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that can't be written", e);
    }
  }
}
