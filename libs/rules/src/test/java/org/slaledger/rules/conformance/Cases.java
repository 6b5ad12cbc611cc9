package org.slaledger.rules.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/** Reads the conformance files strictly: a field that nobody reads is an error. */
final class Cases {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Cases() {}

  static List<JsonNode> in(String file) {
    try (InputStream in = Cases.class.getResourceAsStream("/conformance/" + file)) {
      return JSON.convertValue(
          JSON.readTree(Objects.requireNonNull(in)).get("cases"), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode known(JsonNode node, String... fields) {
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    Arrays.asList(fields).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown fields " + unknown + " in " + node);
    }
    return node;
  }

  static Instant instant(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  static Interval interval(JsonNode node) {
    return new Interval(instant(node.get("from")), instant(node.get("to")));
  }

  static Intervals intervals(JsonNode nodes) {
    List<JsonNode> list = JSON.convertValue(nodes, new TypeReference<>() {});
    return Intervals.of(list.stream().map(node -> interval(known(node, "from", "to"))).toList());
  }

  static <K, V> Map<K, V> map(JsonNode node, TypeReference<Map<K, V>> type) {
    return JSON.convertValue(node, type);
  }

  static List<String> texts(JsonNode node) {
    return JSON.convertValue(node, new TypeReference<>() {});
  }
}
