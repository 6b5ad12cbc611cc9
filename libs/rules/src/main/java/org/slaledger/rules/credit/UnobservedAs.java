package org.slaledger.rules.credit;

/** What time that nobody measured counts as. */
public enum UnobservedAs {
  UP,
  /** Joined with touching down time before anything else. */
  DOWN,
  /** It leaves numerator and denominator. */
  EXCLUDED
}
