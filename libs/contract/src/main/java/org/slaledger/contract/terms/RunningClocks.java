package org.slaledger.contract.terms;

/** What becomes of clocks that run when a new version of the terms takes effect. */
public enum RunningClocks {
  /** They keep the terms they started under. */
  KEEP,
  /** They get the new targets, from their original start. */
  SWITCH
}
