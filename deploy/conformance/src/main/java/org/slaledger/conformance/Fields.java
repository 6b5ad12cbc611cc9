package org.slaledger.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.time.Interval;
import org.slaledger.rules.time.Intervals;

/**
 * An object of a case file. Whatever is missing, unknown or wrong is {@link Unreadable}, named by
 * its path.
 */
final class Fields {
  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,9})W");

  private final JsonNode node;
  private final String path;

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static Fields of(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new Unreadable((path.isEmpty() ? "" : path + ": ") + "is no object");
    }
    return new Fields(node, path);
  }

  /** The same with paths that begin here. */
  Fields asRoot() {
    return new Fields(node, "");
  }

  /** Refuses every field but these. */
  Fields only(String... known) {
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    Arrays.asList(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw unreadable(
          unknown.iterator().next(), "unknown field; known here: " + String.join(", ", known));
    }
    return this;
  }

  boolean has(String name) {
    return node.has(name);
  }

  boolean isNull(String name) {
    return node.path(name).isNull();
  }

  boolean isTrue(String name) {
    return node.path(name).isBoolean() && node.path(name).booleanValue();
  }

  boolean isObject(String name) {
    return node.path(name).isObject();
  }

  Fields object(String name) {
    return of(required(name), path(name));
  }

  /** The objects of a list; none where the list is missing. */
  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode item : list(name)) {
      objects.add(of(item, path(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  /** The values of a list of texts; none where the list is missing. */
  <T> List<T> values(String name, Function<String, T> reading, String allowed) {
    List<T> values = new ArrayList<>();
    for (JsonNode item : list(name)) {
      values.add(read(name + "[" + values.size() + "]", item, reading, allowed));
    }
    return values;
  }

  private JsonNode list(String name) {
    JsonNode list = node.path(name);
    if (!list.isArray() && !list.isMissingNode()) {
      throw unreadable(name, "is no list");
    }
    return list;
  }

  /** A text or number, read by a function that throws when it can't. */
  <T> T value(String name, Function<String, T> reading, String allowed) {
    return read(name, required(name), reading, allowed);
  }

  String text(String name) {
    return value(name, text -> text, "a text");
  }

  BigDecimal decimal(String name) {
    return value(name, BigDecimal::new, "a decimal number");
  }

  @Nullable BigDecimal optionalDecimal(String name) {
    return has(name) ? decimal(name) : null;
  }

  Instant instant(String name) {
    return value(
        name,
        text -> OffsetDateTime.parse(text).toInstant(),
        "an instant such as 2026-06-01T00:00:00Z or 2026-06-01T02:00:00+02:00");
  }

  Duration duration(String name) {
    return value(name, Fields::timeSpan, "an ISO 8601 duration such as PT1H30M");
  }

  @Nullable Duration optionalDuration(String name) {
    return has(name) ? duration(name) : null;
  }

  /** One of the names of an enum. */
  <E extends Enum<E>> E choice(String name, Class<E> type) {
    String allowed = "one of " + Arrays.toString(type.getEnumConstants());
    return value(name, text -> Enum.valueOf(type, text), allowed);
  }

  /** Two instants, {@code from} and {@code to}. */
  Interval interval() {
    Instant from = instant("from");
    Instant to = instant("to");
    if (to.isBefore(from)) {
      throw unreadable("to", "is before from");
    }
    return new Interval(from, to);
  }

  /** The stretches of a list; none where it is missing. */
  Intervals intervals(String name) {
    return Intervals.of(objects(name).stream().map(f -> f.only("from", "to").interval()).toList());
  }

  Unreadable unreadable(String name, String why) {
    return new Unreadable(path(name) + ": " + why);
  }

  private static Duration timeSpan(String text) {
    Matcher weeks = WEEKS.matcher(text);
    return weeks.matches()
        ? Duration.ofDays(7 * Long.parseLong(weeks.group(1)))
        : Duration.parse(text);
  }

  private JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw unreadable(name, "is missing");
    }
    return value;
  }

  private <T> T read(String name, JsonNode value, Function<String, T> reading, String allowed) {
    if (value.isTextual() || value.isNumber()) {
      try {
        return reading.apply(value.asText());
      } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
        // said below, with the value
      }
    }
    throw unreadable(name, value + " is not " + allowed);
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
