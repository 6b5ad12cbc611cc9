package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Reads a value from a JSON string in one form, and from nothing else. */
final class TextValue<T> extends StdScalarDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final String kind;
  private final transient Parser<T> parser;

  /** Refuses a text by a {@link DateTimeException} or an {@link IllegalArgumentException}. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text);
  }

  TextValue(Class<T> type, String kind, Parser<T> parser) {
    super(type);
    this.type = type;
    this.kind = kind;
    this.parser = parser;
  }

  @Override
  @SuppressWarnings("unchecked")
  public @Nullable T deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (T) context.handleUnexpectedToken(type, json.currentToken(), json, message());
    }
    String text = json.getText();
    try {
      return parser.parse(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return (T) context.handleWeirdStringValue(type, text, message());
    }
  }

  private String message() {
    return "must be " + kind;
  }
}
