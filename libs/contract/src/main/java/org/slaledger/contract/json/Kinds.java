package org.slaledger.contract.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** What a class says of its own form in JSON. */
final class Kinds {
  private Kinds() {}

  /** The names of the records that a sealed interface may stand for. */
  static List<String> of(Class<?> base) {
    JsonSubTypes kinds = base.getAnnotation(JsonSubTypes.class);
    return kinds == null
        ? List.of()
        : Arrays.stream(kinds.value()).map(JsonSubTypes.Type::name).toList();
  }

  /** The field that tells which record stands there; empty where none does. */
  static String field(Class<?> base) {
    JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
    return info == null ? "" : info.property();
  }

  /** Whether it is one text, as ids are. */
  static boolean isText(Class<?> type) {
    return type == String.class
        || (type.isRecord()
            && Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class)));
  }
}
