package org.slaledger.bench;

import java.util.List;
import java.util.Locale;

/**
 * A value over several rounds.
 *
 * @param median of the rounds
 * @param low of all rounds
 * @param high of all rounds
 */
public record Measured(double median, double low, double high, String unit) {
  /** Of the values of rounds. */
  public static Measured of(List<Double> values, String unit) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Measured(median, sorted.getFirst(), sorted.getLast(), unit);
  }

  /** Measured once. */
  public static Measured once(double value, String unit) {
    return new Measured(value, value, value, unit);
  }

  /** For people: the median, and the spread where there were several rounds. */
  public String text() {
    String value = digits(median) + " " + unit;
    return low == high ? value : value + " (" + digits(low) + " to " + digits(high) + ")";
  }

  /** With as many digits as mean something. */
  static String digits(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }
}
