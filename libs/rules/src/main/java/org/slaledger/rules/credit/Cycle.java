package org.slaledger.rules.credit;

/** How long a period is. */
public enum Cycle {
  MONTH(1),
  QUARTER(3);

  private final int months;

  Cycle(int months) {
    this.months = months;
  }

  int months() {
    return months;
  }
}
