package org.slaledger.contract.terms;

/** How long a period is. */
public enum Cycle {
  MONTH,
  QUARTER
}
