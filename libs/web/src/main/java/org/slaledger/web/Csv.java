package org.slaledger.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe in
 * front, as OWASP advises: a cell that begins with {@code = + - @}, a tab or a line break. What is
 * given as a number stays one, whatever its sign.
 */
public final class Csv {
  /** What a table is sent as. */
  public static final String MEDIA_TYPE = "text/csv";

  private static final MediaType TYPE = MediaType.valueOf(MEDIA_TYPE);
  private static final String LINE_END = "\r\n";

  private final List<String> lines = new ArrayList<>();

  /** With the names of its columns. */
  public Csv(String... columns) {
    add((Object[]) columns);
  }

  /** Adds a row; null is an empty cell. */
  public Csv add(@Nullable Object... cells) {
    lines.add(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")));
    return this;
  }

  /** Whether the caller would rather have a table than JSON. */
  static boolean wanted(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .filter(
            type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(TYPE))
        .findFirst()
        .map(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .orElse(false);
  }

  private static String cell(@Nullable Object value) {
    String text =
        switch (value) {
          case BigDecimal number -> number.toPlainString();
          case Number number -> number.toString();
          case null -> "";
          default -> harmless(value.toString());
        };
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  @Override
  public String toString() {
    return String.join(LINE_END, lines) + LINE_END;
  }
}
