package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.Event;

/**
 * Reads a line back, strictly.
 *
 * @param versions the version of each event that is today's
 */
record EventReader(
    ObjectMapper mapper,
    List<Upcaster> upcasters,
    ToIntFunction<Class<? extends Event>> versions,
    TodaysLine todays) {
  EventReader(
      ObjectMapper mapper,
      List<Upcaster> upcasters,
      ToIntFunction<Class<? extends Event>> versions) {
    this(mapper, upcasters, versions, new TodaysLine(mapper, versions));
  }

  /** What a line says. Never throws for what stands in the line. */
  Reading read(byte[] line) {
    if (line.length > EventJson.MAX_LINE) {
      return new Reading.Unreadable(
          "", "longer than " + EventJson.MAX_LINE + " bytes: " + line.length);
    }
    // other encodings of JSON, a byte order mark and more than one line are not what we write
    if (line.length < 2 || line[0] != '{' || line[1] == 0) {
      return new Reading.Unreadable("", "not a JSON object in UTF-8");
    }
    Envelope today = todays.read(line);
    return today == null ? throughTree(line) : new Reading.Known(new Recorded(today, line));
  }

  /** Reads every version, and says what is wrong. */
  Reading throughTree(byte[] line) {
    if (brokenInto(line)) {
      return new Reading.Unreadable("", "more than one line");
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
      Optional<TypeName> name = TypeName.parse(type);
      if (name.isEmpty() && TypeName.claimed(type)) {
        throw new FieldProblem("type", "must be slaledger.<Name>.v<1 to 9999>");
      }
      long version = attributes.positive("streamversion");
      Optional<Class<? extends Event>> record =
          name.flatMap(n -> EventTypes.named(n.name()))
              .filter(known -> name.orElseThrow().version() <= versions.applyAsInt(known));
      return record.isEmpty()
          ? new Reading.Unknown(type, attributes.text("subject"), version)
          : known(attributes, name.orElseThrow(), record.get(), version, line);
    } catch (FieldProblem e) {
      return new Reading.Unreadable(e.path(), e.reason());
    }
  }

  private Reading known(
      Attributes attributes,
      TypeName name,
      Class<? extends Event> record,
      long version,
      byte[] line) {
    StreamId stream =
        attributes.parsed(
            "subject", subject -> EventTypes.requireTopic(record, new StreamId(subject)));
    attributes.optional("datacontenttype");
    attributes.optional("dataschema");
    Event data = data(attributes.object("data"), name, record);
    return new Reading.Known(new Recorded(envelope(attributes, stream, version, data), line));
  }

  private static boolean brokenInto(byte[] line) {
    for (byte b : line) {
      if (b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private static Envelope envelope(
      Attributes attributes, StreamId stream, long version, Event data) {
    try {
      return new Envelope(
          attributes.parsed("id", EventReader::uuid),
          attributes.text("source"),
          stream,
          version,
          attributes.parsed("time", EventReader::instant),
          attributes.parsed("recordedtime", EventReader::instant),
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
    for (int v = written.version(); v < versions.applyAsInt(type); v++) {
      current = upcast(upcaster(written.name(), v), current);
    }
    try {
      return mapper.treeToValue(current, type);
    } catch (JsonMappingException e) {
      throw FieldProblem.of("data", e);
    } catch (JsonProcessingException e) {
      throw new FieldProblem("data", e.getOriginalMessage());
    }
  }

  private static ObjectNode upcast(Upcaster upcaster, ObjectNode data) {
    try {
      return upcaster.step().apply(data);
    } catch (RuntimeException e) {
      throw new FieldProblem(
          "data", "can't be brought up from version " + upcaster.from() + ": " + e);
    }
  }

  private Upcaster upcaster(String name, int from) {
    return upcasters.stream()
        .filter(step -> step.name().equals(name) && step.from() == from)
        .findFirst()
        .orElseThrow(
            () -> new FieldProblem("type", "nothing reads version " + from + " of " + name));
  }

  static UUID uuid(String text) {
    UUID id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("must be a UUID in lower case with all its digits");
    }
    return id;
  }

  static Instant instant(String text) {
    Instant instant;
    try {
      instant = TimeText.instant(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("must be an instant such as 2026-11-23T12:00:00Z", e);
    }
    if (instant.getNano() % 1_000_000 != 0) {
      throw new IllegalArgumentException("is finer than a millisecond: " + text);
    }
    return instant;
  }
}
