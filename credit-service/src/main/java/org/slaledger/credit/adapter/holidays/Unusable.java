package org.slaledger.credit.adapter.holidays;

/** Why an event can't be a holiday; stays within this package. */
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  Unusable(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
