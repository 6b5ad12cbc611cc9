package org.slaledger.contract.terms;

/** What time that nobody measured counts as. */
public enum UnobservedAs {
  UP,
  DOWN,
  /** It leaves numerator and denominator. */
  EXCLUDED
}
