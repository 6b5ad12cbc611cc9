package org.slaledger.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attributes of an envelope, each read strictly. */
record Attributes(ObjectNode tree) {
  String text(String name) {
    String value = optional(name);
    if (value == null || value.isBlank()) {
      throw new FieldProblem(name, "is missing or blank");
    }
    return value;
  }

  @Nullable String optional(String name) {
    JsonNode value = tree.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new FieldProblem(name, "must be a text");
    }
    return value.textValue();
  }

  <T> T parsed(String name, Function<String, T> parser) {
    try {
      return parser.apply(text(name));
    } catch (IllegalArgumentException e) {
      throw new FieldProblem(name, String.valueOf(e.getMessage()));
    }
  }

  long positive(String name) {
    JsonNode value = tree.get(name);
    if (value == null
        || !value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 1) {
      throw new FieldProblem(name, "must be a whole number of 1 or more");
    }
    return value.longValue();
  }

  ObjectNode object(String name) {
    if (tree.get(name) instanceof ObjectNode object) {
      return object;
    }
    throw new FieldProblem(name, "must be a JSON object");
  }

  void require(String name, Predicate<String> holds, String otherwise) {
    if (!holds.test(text(name))) {
      throw new FieldProblem(name, otherwise);
    }
  }
}
