package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
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
  private final List<Upcaster> upcasters;

  /** Reads and writes today's versions. */
  public EventJson() {
    this(List.of());
  }

  /** Reads older versions too, by these steps. */
  public EventJson(List<Upcaster> upcasters) {
    this.upcasters = List.copyOf(upcasters);
  }

  /** The event as one line; throws {@link LineTooLong} when it is longer than {@link #MAX_LINE}. */
  public Recorded write(Envelope event) {
    ObjectNode line = mapper.createObjectNode();
    String type = EventTypes.typeOf(event.data().getClass());
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
    if (line.length > MAX_LINE) {
      return new Reading.Unreadable("", "longer than " + MAX_LINE + " bytes: " + line.length);
    }
    try {
      return mapper.readTree(line) instanceof ObjectNode tree
          ? read(tree, line)
          : new Reading.Unreadable("", "not a JSON object");
    } catch (JsonProcessingException e) {
      return new Reading.Unreadable("", "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      return new Reading.Unreadable("", "not JSON: " + e.getMessage());
    }
  }

  private Reading read(ObjectNode tree, byte[] line) {
    Attributes attributes = new Attributes(tree);
    try {
      attributes.require("specversion", "1.0"::equals, "must be 1.0");
      String type = attributes.text("type");
      StreamId stream = attributes.parsed("subject", StreamId::new);
      long version = attributes.positive("streamversion");
      Optional<TypeName> name = TypeName.parse(type);
      Optional<Class<? extends Event>> event = name.flatMap(n -> EventTypes.named(n.name()));
      if (event.isEmpty() || name.orElseThrow().version() > EventTypes.versionOf(event.get())) {
        return new Reading.Unknown(type, stream.value(), version);
      }
      Event data = data(attributes.object("data"), name.orElseThrow(), event.get());
      return new Reading.Known(new Recorded(envelope(attributes, stream, version, data), line));
    } catch (FieldProblem e) {
      return new Reading.Unreadable(e.path(), e.reason());
    }
  }

  private static Envelope envelope(
      Attributes attributes, StreamId stream, long version, Event data) {
    try {
      return new Envelope(
          attributes.parsed("id", UUID::fromString),
          attributes.text("source"),
          stream,
          version,
          attributes.parsed("time", EventJson::instant),
          attributes.parsed("recordedtime", EventJson::instant),
          attributes.text("actor"),
          attributes.optional("causationid"),
          attributes.optional("correlationid"),
          attributes.optional("traceparent"),
          data);
    } catch (IllegalArgumentException e) {
      throw new FieldProblem("", String.valueOf(e.getMessage()));
    }
  }

  private Event data(ObjectNode data, TypeName written, Class<? extends Event> type) {
    ObjectNode current = data;
    for (int v = written.version(); v < EventTypes.versionOf(type); v++) {
      current = upcaster(written.name(), v).step().apply(current);
    }
    try {
      return mapper.treeToValue(current, type);
    } catch (JsonMappingException e) {
      throw FieldProblem.of("data", e);
    } catch (JsonProcessingException e) {
      throw new FieldProblem("data", e.getOriginalMessage());
    }
  }

  private Upcaster upcaster(String name, int from) {
    return upcasters.stream()
        .filter(step -> step.name().equals(name) && step.from() == from)
        .findFirst()
        .orElseThrow(
            () -> new FieldProblem("type", "nothing reads version " + from + " of " + name));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an ISO 8601 instant in UTC", e);
    }
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
