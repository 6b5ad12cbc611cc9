package org.slaledger.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * How late things were.
 *
 * @param sorted milliseconds
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delays(double[] sorted) {
  /** Of delays in any order. */
  public static Delays of(DoubleStream millis) {
    return new Delays(millis.sorted().toArray());
  }

  /** The delay that so many percent do not exceed. */
  public double percentile(double percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f, p99 %.1f, max %.1f ms",
        percentile(50),
        percentile(99),
        percentile(100));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Delays(double[] theirs) && Arrays.equals(sorted, theirs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }
}
