package org.slaledger.local.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file (RFC 4180): fields may be quoted, quotes doubled, lines broken within. */
final class CsvLines {
  private final BufferedReader file;
  private long read = 1;
  private long number;
  private long opened;

  CsvLines(Reader file) {
    this.file = new BufferedReader(file);
  }

  /** The line on which the last row began, counted from 1. */
  long number() {
    return number;
  }

  /** The line on which a quote began that the file does not end; 0 where there is none. */
  long unended() {
    return opened;
  }

  /** The next row that is not empty; null at the end. */
  @Nullable List<String> next() throws IOException {
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    number = read;
    for (int c = file.read(); c >= 0; c = file.read()) {
      if (c == '\n') {
        read++;
      }
      if (quoted) {
        quoted = !closes(c, field);
        opened = quoted ? opened : 0;
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
        opened = read;
        any = true;
      } else if (c == ',') {
        row.add(taken(field));
        any = true;
      } else if (c == '\n') {
        if (any || !field.isEmpty()) {
          row.add(taken(field));
          return row;
        }
        number = read;
      } else if (c != '\r') {
        field.append((char) c);
      }
    }
    if (any || !field.isEmpty()) {
      row.add(taken(field));
      return row;
    }
    return null;
  }

  /** A doubled quote is one of the field's own. */
  private boolean closes(int c, StringBuilder field) throws IOException {
    if (c != '"') {
      field.append((char) c);
      return false;
    }
    file.mark(1);
    if (file.read() == '"') {
      field.append('"');
      return false;
    }
    file.reset();
    return true;
  }

  private static String taken(StringBuilder field) {
    String text = field.toString();
    field.setLength(0);
    return text;
  }
}
