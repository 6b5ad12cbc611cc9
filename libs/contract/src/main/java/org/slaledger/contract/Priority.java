package org.slaledger.contract;

/** How urgent a ticket is; follows from business impact, {@link Impact#priority()}. */
public enum Priority {
  P1,
  P2,
  P3,
  P4
}
