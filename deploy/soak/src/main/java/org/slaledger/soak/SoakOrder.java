package org.slaledger.soak;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * What is asked for.
 *
 * @param root the built work tree
 * @param folder where state, logs and the report go
 * @param kills how many times something is killed; other faults come between
 * @param seed decides what is done to whom, and what clients ask
 */
record SoakOrder(Path root, Path folder, int kills, long seed) {
  static final int KILLS = 20;
  private static final int MOST_KILLS = 10_000;

  /** Of {@code <work tree> faults [--kills n] [--seed n]}. */
  static SoakOrder of(List<String> arguments) {
    if (arguments.size() < 2 || !arguments.get(1).equals("faults")) {
      throw new IllegalArgumentException("say what to soak:  ./sla soak faults");
    }
    var root = Path.of(arguments.getFirst()).toAbsolutePath();
    var kills = KILLS;
    var seed = new SecureRandom().nextLong(1, 1_000_000);
    for (var i = 2; i < arguments.size(); i += 2) {
      var value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      switch (arguments.get(i)) {
        case "--kills" -> kills = (int) number("--kills", value, MOST_KILLS);
        case "--seed" -> seed = number("--seed", value, Long.MAX_VALUE);
        default ->
            throw new IllegalArgumentException(
                "soak knows no \"%s\": --kills <n>, --seed <n>".formatted(arguments.get(i)));
      }
    }
    return new SoakOrder(root, root.resolve(".sla/soak/" + seed), kills, seed);
  }

  private static long number(String option, String value, long most) {
    if (!value.matches("\\d{1,18}") || Long.parseLong(value) < 1 || Long.parseLong(value) > most) {
      throw new IllegalArgumentException(
          "%s \"%s\" is no number from 1 to %d".formatted(option, value, most));
    }
    return Long.parseLong(value);
  }
}
