package org.slaledger.contract.event;

/** How a dispute ended. */
public enum Ruling {
  /** Who disputed was right: the statement is derived anew. */
  UPHELD,
  /** The statement stays. */
  REJECTED
}
