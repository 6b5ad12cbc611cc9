package org.slaledger.clock.adapter.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a reader may tick.
 *
 * @param name as the address has it
 * @param word as people read it
 */
record Choice(String name, String word, boolean chosen) {
  static <E extends Enum<E>> List<Choice> of(List<E> values, List<String> chosen) {
    return values.stream()
        .map(value -> new Choice(value.name(), word(value), chosen.contains(value.name())))
        .toList();
  }

  /** Priorities stay as they are, words get small. */
  private static String word(Enum<?> value) {
    String name = value.name();
    boolean numbered = name.chars().anyMatch(Character::isDigit);
    return numbered ? name : name.toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> List<E> all(Class<E> type) {
    return Arrays.asList(type.getEnumConstants());
  }
}
