package org.slaledger.contract.published;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.json.ContractJson;

/** The attributes that every event has around its data. */
final class EnvelopeSchema {
  private static final String UUID =
      "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
  private static final List<String> REQUIRED =
      List.of(
          "specversion",
          "id",
          "source",
          "type",
          "subject",
          "time",
          "recordedtime",
          "streamversion",
          "actor",
          "data");

  private EnvelopeSchema() {}

  static ObjectNode schema() {
    ObjectNode schema = ContractJson.mapper().createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:slaledger:envelope").put("title", "Envelope").put("type", "object");
    properties(schema.putObject("properties"));
    ArrayNode required = schema.putArray("required");
    REQUIRED.forEach(required::add);
    return schema;
  }

  private static void properties(ObjectNode properties) {
    properties.putObject("specversion").put("const", "1.0");
    text(properties, "id", UUID, "a UUIDv7, unique across all events");
    text(properties, "source", "\\S", "the service that decided it");
    text(properties, "type", "\\S", "slaledger.<Event>.v<version>");
    text(properties, "subject", "^" + StreamId.FORM + "$", "the stream");
    time(properties, "time", "when it happened, to the millisecond");
    time(properties, "recordedtime", "when it was written to the journal, to the millisecond");
    properties
        .putObject("streamversion")
        .put("description", "the event's place in its stream")
        .put("type", "integer")
        .put("minimum", 1);
    text(properties, "actor", "\\S", "the opaque id of who caused it");
    optional(properties, "causationid", "what led to it: an event's or inbound record's id");
    optional(properties, "correlationid", "what all that belongs to one story shares");
    optional(properties, "traceparent", "the W3C trace context under which it was written");
    optional(properties, "datacontenttype", "application/json");
    optional(properties, "dataschema", "urn:slaledger:<Event>:v<version>, the $id of its schema");
    properties
        .putObject("data")
        .put("description", "what happened; its schema is named by dataschema")
        .put("type", "object");
  }

  private static void text(ObjectNode properties, String name, String pattern, String description) {
    described(properties, name, description).put("type", "string").put("pattern", pattern);
  }

  private static void time(ObjectNode properties, String name, String description) {
    described(properties, name, description).put("type", "string").put("format", "date-time");
  }

  private static void optional(ObjectNode properties, String name, String description) {
    described(properties, name, description).putArray("type").add("string").add("null");
  }

  private static ObjectNode described(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("description", description);
  }
}
