package org.slaledger.bench.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction with their values, as PostgreSQL logged them: so that the raw
 * limit of a command is the very SQL that the service sent for it, whatever that is today.
 */
record RecordedTransaction(List<Statement> statements) {
  private static final Pattern LINE =
      Pattern.compile(
          "^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[(\\d+)] (LOG|DETAIL):\\s+(.*)", Pattern.DOTALL);
  private static final Pattern EXECUTED =
      Pattern.compile("^(?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
  private static final Pattern VALUE =
      Pattern.compile("\\$\\d+ = (?:'([^']*+(?:''[^']*+)*+)'|(NULL))");

  /** A statement and its values as texts. */
  record Statement(String sql, List<@Nullable String> values) {}

  /** The first transaction in the log that writes to the journal. */
  static RecordedTransaction in(Path log) throws IOException {
    Map<String, List<Statement>> open = new LinkedHashMap<>();
    for (String entry : entries(Files.readString(log))) {
      Matcher line = LINE.matcher(entry);
      if (!line.matches()) {
        continue;
      }
      List<Statement> session = open.computeIfAbsent(line.group(1), pid -> new ArrayList<>());
      take(session, line.group(2), line.group(3).strip());
      if (ended(session)) {
        if (session.stream().anyMatch(s -> s.sql().startsWith("INSERT INTO journal"))) {
          return new RecordedTransaction(session.stream().filter(s -> !marksEnds(s)).toList());
        }
        session.clear();
      }
    }
    throw new IllegalStateException(log + " holds no transaction that writes to the journal");
  }

  private static List<String> entries(String log) {
    return List.of(log.split("\\n(?!\\t)", -1));
  }

  private static void take(List<Statement> session, String kind, String text) {
    if (kind.equals("DETAIL") && !session.isEmpty()) {
      Statement last = session.removeLast();
      session.add(new Statement(last.sql(), values(text)));
      return;
    }
    Matcher executed = EXECUTED.matcher(text);
    if (executed.matches()) {
      session.add(new Statement(executed.group(1).strip(), List.of()));
    }
  }

  private static List<@Nullable String> values(String detail) {
    List<@Nullable String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(detail);
    while (value.find()) {
      values.add(value.group(2) == null ? value.group(1).replace("''", "'") : null);
    }
    return values;
  }

  private static boolean ended(List<Statement> session) {
    return !session.isEmpty() && session.getLast().sql().matches("(?i)(COMMIT|ROLLBACK).*");
  }

  private static boolean marksEnds(Statement statement) {
    return statement.sql().matches("(?i)(BEGIN|COMMIT|ROLLBACK).*");
  }
}
