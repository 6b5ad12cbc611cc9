package org.slaledger.rules;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Runs a property on generated cases; {@code -Dsla.seed=N} repeats a run that was printed. */
public final class Seeds {
  private Seeds() {}

  public static void times(int runs, Consumer<RandomGenerator> property) {
    Long given = Long.getLong("sla.seed");
    long first = given == null ? System.nanoTime() : given;
    System.out.println("seeds from " + first + ", " + runs + " of them");
    for (long seed = first; seed < first + runs; seed++) {
      try {
        property.accept(
            RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed));
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("does not hold with -Dsla.seed=" + seed, failure);
      }
    }
  }
}
