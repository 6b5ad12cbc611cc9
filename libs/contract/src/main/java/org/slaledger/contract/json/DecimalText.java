package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a decimal number with the digits that were written: {@code 99.90} keeps its zero. */
final class DecimalText extends StdScalarDeserializer<BigDecimal> {
  private static final long serialVersionUID = 1L;

  private final boolean numbersToo;

  DecimalText(boolean numbersToo) {
    super(BigDecimal.class);
    this.numbersToo = numbersToo;
  }

  @Override
  public @Nullable BigDecimal deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_STRING && !(numbersToo && token.isNumeric())) {
      return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, token, json, message());
    }
    String text = json.getText();
    return text.matches(Forms.DECIMAL)
        ? new BigDecimal(text)
        : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, message());
  }

  private String message() {
    return "must be a plain decimal number" + (numbersToo ? "" : " in quotes") + " such as 99.9";
  }
}
