package org.slaledger.contract.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How single values stand in JSON. Jackson's own readers take numbers for times, and a blank text
 * for nothing; these take what is written, in one form, and nothing else.
 */
final class Scalars extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          String.class, "a text without NUL and half surrogate pairs",
          Instant.class, "an instant such as 2026-11-23T12:00:00Z",
          LocalDate.class, "a date such as 2026-11-23",
          Duration.class, "a duration such as PT30M or P1D",
          URI.class, "a URI",
          BigDecimal.class, "a plain decimal number such as 99.9");

  /** Decimals may be JSON numbers too where people write them; in events they are texts. */
  Scalars(boolean numbersAsDecimals) {
    super("sla-ledger-scalars");
    text(String.class, Scalars::wellFormed);
    text(Instant.class, TimeText::instant);
    text(LocalDate.class, LocalDate::parse);
    text(Duration.class, TimeText::duration);
    text(URI.class, URI::create);
    addDeserializer(BigDecimal.class, new DecimalText(numbersAsDecimals));
    addSerializer(
        BigDecimal.class,
        new ToStringSerializerBase(BigDecimal.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public String valueToString(Object value) {
            return ((BigDecimal) value).toPlainString();
          }
        });
  }

  /** What people are told that it is; null for what is no single value. */
  static @Nullable String kind(Class<?> type) {
    return KINDS.get(type);
  }

  private <T> void text(Class<T> type, TextValue.Parser<T> parser) {
    addDeserializer(type, new TextValue<>(type, KINDS.getOrDefault(type, "a text"), parser));
  }

  /** PostgreSQL can't keep a NUL, and UTF-8 can't hold half a surrogate pair. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return wellFormedBeyondTheBasicPlane(text);
      }
    }
    return text;
  }

  private static String wellFormedBeyondTheBasicPlane(String text) {
    boolean broken =
        text.codePoints()
            .anyMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (broken) {
      throw new IllegalArgumentException("holds a NUL or half a surrogate pair");
    }
    return text;
  }
}
