package org.slaledger.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of a command: options with a value each, flags, and the rest. */
final class Words {
  private final Map<String, List<String>> options = new HashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Words() {}

  /**
   * Parts them.
   *
   * @param valued options that a value follows
   * @param flags options that stand alone
   * @throws Usage where an option is unknown or lacks its value
   */
  static Words of(List<String> words, Set<String> valued, Set<String> flags) {
    Words parted = new Words();
    for (int each = 0; each < words.size(); each++) {
      String word = words.get(each);
      if (flags.contains(word)) {
        parted.options.put(word, List.of());
      } else if (valued.contains(word)) {
        each++;
        if (each == words.size()) {
          throw new Usage(word + " needs a value");
        }
        parted.options.computeIfAbsent(word, key -> new ArrayList<>()).add(words.get(each));
      } else if (word.startsWith("--")) {
        throw new Usage("there is no option " + word);
      } else {
        parted.rest.add(word);
      }
    }
    return parted;
  }

  boolean flagged(String flag) {
    return options.containsKey(flag);
  }

  List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  Optional<String> one(String option) {
    List<String> values = all(option);
    if (values.size() > 1) {
      throw new Usage(option + " may stand once");
    }
    return values.stream().findFirst();
  }

  String required(String option) {
    return one(option).orElseThrow(() -> new Usage(option + " is missing"));
  }

  List<String> rest() {
    return List.copyOf(rest);
  }
}
