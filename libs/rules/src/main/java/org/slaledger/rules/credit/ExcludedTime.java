package org.slaledger.rules.credit;

/** Whether excluded time stays in the denominator. */
public enum ExcludedTime {
  KEPT,
  REMOVED
}
