package org.slaledger.contract.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Finds what in a schema breaks one that was published. The log is kept for ever and services are
 * updated one by one, so that today's readers meet old events and yesterday's readers meet new
 * ones: all that may change under one version is that an optional field is added. A new value of an
 * enum is refused too, since an older reader could not read it: it needs a new version of the
 * event, which older readers know that they don't know.
 */
final class SchemaCompatibility {
  private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");
  private static final Set<String> SCHEMAS =
      Set.of("items", "additionalProperties", "propertyNames");

  private final List<String> breaks = new ArrayList<>();

  private SchemaCompatibility() {}

  /** What breaks readers of either schema, each with its path; nothing if all stay well. */
  static List<String> breaks(JsonNode published, JsonNode now) {
    SchemaCompatibility compatibility = new SchemaCompatibility();
    compatibility.compare("", published, now);
    return compatibility.breaks;
  }

  private void compare(String path, JsonNode published, JsonNode now) {
    Set<String> keywords = new TreeSet<>();
    published.fieldNames().forEachRemaining(keywords::add);
    now.fieldNames().forEachRemaining(keywords::add);
    keywords.removeAll(WORDS);
    keywords.forEach(word -> keyword(path, word, published.path(word), now.path(word), now));
  }

  private void keyword(
      String path, String keyword, JsonNode published, JsonNode now, JsonNode whole) {
    if (SCHEMAS.contains(keyword) && published.isObject() && now.isObject()) {
      compare(path + ("items".equals(keyword) ? "[]" : "{}"), published, now);
      return;
    }
    switch (keyword) {
      case "properties" -> properties(path, published, now, whole);
      case "required" -> required(path, published, now);
      case "enum" -> values(path, texts(published), texts(now));
      case "type" -> same(path, keyword, texts(published), texts(now));
      case "oneOf", "anyOf" -> branches(path, published, now);
      default -> same(path, keyword, published, now);
    }
  }

  private void properties(String path, JsonNode published, JsonNode now, JsonNode whole) {
    published
        .properties()
        .forEach(
            field -> {
              String below = path + "." + field.getKey();
              if (now.has(field.getKey())) {
                compare(below, field.getValue(), now.get(field.getKey()));
              } else {
                found(below, "was removed or renamed");
              }
            });
    Set<String> required = texts(whole.path("required"));
    now.fieldNames()
        .forEachRemaining(
            name -> {
              if (!published.has(name) && required.contains(name)) {
                found(path + "." + name, "is new and required");
              }
            });
  }

  private void required(String path, JsonNode published, JsonNode now) {
    Set<String> before = texts(published);
    Set<String> after = texts(now);
    before.stream()
        .filter(name -> !after.contains(name))
        .forEach(name -> found(path + "." + name, "was required and is optional or gone"));
    after.stream()
        .filter(name -> !before.contains(name))
        .forEach(name -> found(path + "." + name, "became required"));
  }

  private void values(String path, Set<String> before, Set<String> after) {
    before.stream()
        .filter(value -> !after.contains(value))
        .forEach(value -> found(path, "lost the value " + value));
    after.stream()
        .filter(value -> !before.contains(value))
        .forEach(value -> found(path, "has the new value " + value));
  }

  private void branches(String path, JsonNode published, JsonNode now) {
    if (published.size() != now.size()) {
      found(path, "has " + now.size() + " kinds, had " + published.size());
    }
    for (JsonNode branch : published) {
      JsonNode same =
          StreamSupport.stream(now.spliterator(), false)
              .filter(other -> kind(other).equals(kind(branch)))
              .findFirst()
              .orElse(MissingNode.getInstance());
      if (same.isMissingNode()) {
        found(path, "lost the kind " + kind(branch));
      } else {
        compare(path + "(" + kind(branch) + ")", branch, same);
      }
    }
  }

  /** What tells one branch from another: its constants, or its type where it has none. */
  private static String kind(JsonNode branch) {
    List<String> constants = branch.path("properties").findValuesAsText("const");
    return constants.isEmpty() ? branch.path("type").toString() : String.join(",", constants);
  }

  private void same(String path, String keyword, Object before, Object after) {
    if (!before.equals(after)) {
      found(path, keyword + " was " + before + " and is " + after);
    }
  }

  private void found(String path, String what) {
    breaks.add(
        (path.isEmpty() ? "(root)" : path.substring(path.startsWith(".") ? 1 : 0)) + " " + what);
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
