package org.slaledger.contract.terms;

/** Whether excluded time stays in the denominator. */
public enum ExcludedTime {
  KEPT,
  REMOVED
}
