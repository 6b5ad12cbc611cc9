package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.Event;

/**
 * Reads a line of the form that is written today, in one pass and without a tree. It takes nothing
 * that {@link EventReader} would refuse or read otherwise, and leaves to it whatever looks unusual
 * in the least: an older version, an attribute or field that is new, and all that is wrong.
 */
final class TodaysLine {
  private final ObjectMapper mapper;
  private final Map<String, Type> types;

  private record Type(Class<? extends Event> event, ObjectReader reader) {}

  TodaysLine(ObjectMapper mapper, ToIntFunction<Class<? extends Event>> versions) {
    this.mapper = mapper;
    ObjectReader strict =
        mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.types =
        EventTypes.all().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    event -> new TypeName(event.getSimpleName(), versions.applyAsInt(event)) + "",
                    event -> new Type(event, strict.forType(event))));
  }

  /** The event; null where the line is not quite what is written today. */
  @Nullable Envelope read(byte[] line) {
    try (JsonParser json = mapper.getFactory().createParser(line)) {
      return new Pass(json).envelope();
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** What one line has said so far. */
  private final class Pass {
    private final JsonParser json;
    private boolean cloudEvent;
    private @Nullable Type type;
    private @Nullable UUID id;
    private @Nullable String source;
    private @Nullable StreamId stream;
    private long version;
    private @Nullable Instant time;
    private @Nullable Instant recordedTime;
    private @Nullable String actor;
    private @Nullable String causationId;
    private @Nullable String correlationId;
    private @Nullable String traceparent;
    private @Nullable Event data;

    Pass(JsonParser json) {
      this.json = json;
    }

    @Nullable Envelope envelope() throws IOException {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (!taken(name)) {
          return null;
        }
      }
      boolean whole = json.hasToken(JsonToken.END_OBJECT) && json.nextToken() == null;
      boolean oneLine = json.currentLocation().getLineNr() == 1;
      return whole && oneLine && cloudEvent ? put() : null;
    }

    private boolean taken(String name) throws IOException {
      return switch (name) {
        case "streamversion" -> version();
        case "data" -> data();
        default -> text(name, json.nextTextValue());
      };
    }

    private boolean version() throws IOException {
      version = json.nextToken() == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
      return version > 0;
    }

    private boolean data() throws IOException {
      if (type == null || json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      data = type.reader().readValue(json);
      return true;
    }

    private boolean text(String name, @Nullable String value) {
      if (value == null) {
        return false;
      }
      switch (name) {
        case "specversion" -> cloudEvent = value.equals("1.0");
        case "type" -> type = types.get(value);
        case "id" -> id = EventReader.uuid(value);
        case "source" -> source = value;
        case "subject" -> stream = new StreamId(value);
        case "time" -> time = EventReader.instant(value);
        case "recordedtime" -> recordedTime = EventReader.instant(value);
        case "actor" -> actor = value;
        case "causationid" -> causationId = value;
        case "correlationid" -> correlationId = value;
        case "traceparent" -> traceparent = value;
        case "datacontenttype", "dataschema" -> {}
        default -> {
          return false;
        }
      }
      return true;
    }

    private @Nullable Envelope put() {
      if (type == null
          || id == null
          || source == null
          || stream == null
          || time == null
          || recordedTime == null
          || actor == null
          || data == null) {
        return null;
      }
      EventTypes.requireTopic(type.event(), stream);
      return new Envelope(
          id,
          source,
          stream,
          version,
          time,
          recordedTime,
          actor,
          causationId,
          correlationId,
          traceparent,
          data);
    }
  }
}
