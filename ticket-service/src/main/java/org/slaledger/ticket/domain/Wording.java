package org.slaledger.ticket.domain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slaledger.contract.decision.Violation;

/**
 * What a text that people wrote has to be: it says something, fits into an event, and holds nothing
 * that a line, a page or a mail could not carry.
 */
enum Wording {
  /** One line, such as a subject or a name. */
  LINE(400, false),
  /** Several lines; two of the longest fit into one event, however much of them JSON escapes. */
  TEXT(12 * 1024, true);

  private final int mostBytes;
  private final boolean lineEnds;

  Wording(int mostBytes, boolean lineEnds) {
    this.mostBytes = mostBytes;
    this.lineEnds = lineEnds;
  }

  Optional<Violation> wrongWith(String field, String value) {
    if (saysNothing(value)) {
      return Optional.of(new Violation(field, "is blank", "a text with letters or digits"));
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
      return Optional.of(
          new Violation(field, "is too long", "at most " + mostBytes + " bytes in UTF-8"));
    }
    return value.codePoints().allMatch(this::carries)
        ? Optional.empty()
        : Optional.of(
            new Violation(
                field,
                "holds characters that are no text",
                lineEnds ? "text, tabs and line ends" : "text in one line"));
  }

  /** Spaces, dots and invisible characters alone say nothing. */
  static boolean saysNothing(String value) {
    return value.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private boolean carries(int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      return lineEnds;
    }
    return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
  }
}
