package org.slaledger.bench;

import java.util.Locale;

/**
 * What was set out to reach.
 *
 * @param value of the figure or of the ratio
 * @param atMost less is better
 * @param ofRatio the aim is for the ratio to the raw limit
 */
public record Aim(double value, boolean atMost, boolean ofRatio) {
  /** The figure divided by the raw limit is at least this. */
  public static Aim ratio(double value) {
    return new Aim(value, false, true);
  }

  /** The figure is at least this. */
  public static Aim atLeast(double value) {
    return new Aim(value, false, false);
  }

  /** The figure is at most this. */
  public static Aim atMost(double value) {
    return new Aim(value, true, false);
  }

  boolean met(double figure, double ratio) {
    double reached = ofRatio ? ratio : figure;
    return atMost ? reached <= value : reached >= value;
  }

  String text() {
    return (ofRatio
        ? "ratio " + String.format(Locale.ROOT, "%.2f", value)
        : (atMost ? "≤ " : "≥ ") + Measured.digits(value));
  }
}
