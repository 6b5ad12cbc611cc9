package org.slaledger.contract.event;

/** Why work on a ticket stands still. */
public enum PauseReason {
  /** The customer was asked something. */
  CUSTOMER_ANSWER,
  /** The customer has to do something. */
  CUSTOMER_ACTION,
  /** The customer wants it later. */
  CUSTOMER_REQUEST,
  /** Somebody else has to do something. Stops no clock. */
  THIRD_PARTY;

  /** Whether it is the customer that is waited for: the only waiting that may pause a clock. */
  public boolean ofCustomer() {
    return this != THIRD_PARTY;
  }
}
