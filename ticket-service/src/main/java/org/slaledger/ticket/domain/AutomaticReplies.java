package org.slaledger.ticket.domain;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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

  boolean include(String text) {
    return known.contains(essence(text));
  }

  private static String essence(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
  }
}
