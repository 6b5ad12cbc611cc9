package org.slaledger.contract.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.EventTypes;

/** The log as an AsyncAPI 3.0 document, made from the topics and the events. */
final class AsyncApi {
  static final String INBOUND = "inbound";
  static final String DEAD_LETTERS = "dead-letters";

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              new YAMLFactory()
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .disable(YAMLGenerator.Feature.SPLIT_LINES)
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
          .build();
  private static final String DIALECT = "application/schema+json;version=draft-2020-12";

  private AsyncApi() {}

  static String yaml() {
    try {
      return YAML.writeValueAsString(document());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String channel(Topic topic) {
    return topic.topicName().substring("sla.".length());
  }

  static ObjectNode document() {
    ObjectNode document = YAML.createObjectNode().put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "SLA Ledger")
        .put("version", "0.1.0")
        .put(
            "description",
            "The log: one topic for each kind of stream, kept for ever, keyed by stream. Every"
                + " record is one line of JSON, a CloudEvents 1.0 document in structured mode.");
    document.put("defaultContentType", "application/cloudevents+json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (Topic topic : Topic.values()) {
      log(topic, channels, messages);
      operation(operations, "send", topic.owner(), channel(topic));
    }
    inbound(channels, messages);
    operation(operations, "receive", "every-service", INBOUND);
    deadLetters(channels, messages);
    operation(operations, "send", "every-service", DEAD_LETTERS);
    return document;
  }

  private static void log(Topic topic, ObjectNode channels, ObjectNode messages) {
    ObjectNode channel =
        channel(
            channels,
            channel(topic),
            topic.topicName(),
            "Streams " + prefixes(topic) + ". Only " + topic.owner() + " writes to it.");
    ObjectNode offered = channel.putObject("messages");
    for (Class<? extends Event> type : EventTypes.all()) {
      if (EventTypes.topicOf(type) == topic) {
        String name = type.getSimpleName();
        offered.putObject(name).put("$ref", "#/components/messages/" + name);
        event(messages.putObject(name), type);
      }
    }
    ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
    kafka.put("topic", topic.topicName()).put("partitions", topic.partitions());
    kafka.put("bindingVersion", "0.5.0");
  }

  private static String prefixes(Topic topic) {
    return topic.prefixes().stream()
        .map(prefix -> prefix + "/")
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void event(ObjectNode message, Class<? extends Event> type) {
    String name = EventTypes.typeOf(type);
    message.put("name", name).put("title", type.getSimpleName());
    message.put("contentType", "application/cloudevents+json");
    ObjectNode headers = message.putObject("headers").put("type", "object");
    headers.putObject("properties").putObject("ce_type").put("const", name);
    ObjectNode payload = message.putObject("payload").put("schemaFormat", DIALECT);
    var parts = payload.putObject("schema").putArray("allOf");
    parts.addObject().put("$ref", "schemas/" + EventSchemas.ENVELOPE);
    ObjectNode own = parts.addObject().put("type", "object").putObject("properties");
    own.putObject("type").put("const", name);
    own.putObject("data").put("$ref", "schemas/" + EventSchemas.file(type));
    keyed(message, "^" + StreamId.FORM + "$");
  }

  private static void inbound(ObjectNode channels, ObjectNode messages) {
    ObjectNode channel =
        channel(
            channels,
            INBOUND,
            Topic.INBOUND_PREFIX + "{integrator}",
            "Where an integrator publishes; no part of the log. The service that takes the type"
                + " journals an event of its own, or a dead letter.");
    channel
        .putObject("parameters")
        .putObject("integrator")
        .put("description", "The integrator's name; it may publish here only.");
    reference(channel, "InboundEvent");
    ObjectNode message = messages.putObject("InboundEvent").put("title", "InboundEvent");
    message.put("contentType", "application/cloudevents+json");
    ObjectNode payload = message.putObject("payload").put("type", "object");
    ObjectNode properties = payload.putObject("properties");
    properties.putObject("specversion").put("const", "1.0");
    for (String name : List.of("id", "source", "type")) {
      properties.putObject(name).put("type", "string").put("minLength", 1).put("maxLength", 200);
    }
    properties.putObject("time").put("type", "string").put("format", "date-time");
    properties.putObject("data").put("description", "As the type's owner takes it.");
    var required = payload.putArray("required");
    List.of("specversion", "id", "source", "type").forEach(required::add);
  }

  private static void deadLetters(ObjectNode channels, ObjectNode messages) {
    ObjectNode channel =
        channel(
            channels,
            DEAD_LETTERS,
            Topic.DEAD_LETTERS,
            "What could not be used, with its bytes as they came; no part of the log.");
    reference(channel, "DeadLetter");
    ObjectNode message = messages.putObject("DeadLetter").put("title", "DeadLetter");
    message.put("contentType", "application/octet-stream");
    ObjectNode headers = message.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    var required = headers.putArray("required");
    for (String name :
        List.of("sla-reason", "sla-service", "sla-topic", "sla-partition", "sla-offset")) {
      properties.putObject(name).put("type", "string");
      required.add(name);
    }
  }

  private static ObjectNode channel(
      ObjectNode channels, String name, String address, String description) {
    return channels.putObject(name).put("address", address).put("description", description);
  }

  private static void reference(ObjectNode channel, String message) {
    channel
        .putObject("messages")
        .putObject(message)
        .put("$ref", "#/components/messages/" + message);
  }

  private static void keyed(ObjectNode message, String pattern) {
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.putObject("key").put("type", "string").put("pattern", pattern);
    kafka.put("bindingVersion", "0.5.0");
  }

  private static void operation(ObjectNode operations, String action, String who, String channel) {
    operations
        .putObject(who + "-" + action + "s-" + channel)
        .put("action", action)
        .putObject("channel")
        .put("$ref", "#/channels/" + channel);
  }
}
