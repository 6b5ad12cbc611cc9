package org.slaledger.credit.domain.claim;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slaledger.contract.decision.Violation;

/** What a reason has to be: it says something, and fits into an event. */
public final class Wording {
  private static final int MOST_BYTES = 12 * 1024;

  private Wording() {}

  /** What is wrong with a text in a field. */
  public static Optional<Violation> wrongWith(String field, String text) {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of(new Violation(field, "is blank", "a text with letters or digits"));
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of(
          new Violation(field, "is too long", "at most " + MOST_BYTES + " bytes in UTF-8"));
    }
    return text.codePoints().allMatch(Wording::carries)
        ? Optional.empty()
        : Optional.of(
            new Violation(field, "holds characters that are no text", "text, tabs and line ends"));
  }

  private static boolean carries(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\t'
        || (!Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
  }
}
