package org.slaledger.ticket.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slaledger.contract.decision.Violation;

/**
 * The texts that mail systems and macros send by themselves. A response that equals one of them,
 * but for case, spacing and punctuation, answers nothing.
 */
public final class AutomaticReplies {
  private final Set<String> known;

  /** These texts. */
  public AutomaticReplies(List<String> texts) {
    known = texts.stream().map(AutomaticReplies::essence).collect(Collectors.toUnmodifiableSet());
  }

  /** Wrong unless it is a text in somebody's own words. */
  Optional<Violation> wrongWith(String field, String value) {
    Optional<Violation> wrong = Wording.TEXT.wrongWith(field, value);
    if (wrong.isEmpty() && known.contains(essence(value))) {
      return Optional.of(new Violation(field, "is an automatic reply", "words about this ticket"));
    }
    return wrong;
  }

  private static String essence(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
  }
}
