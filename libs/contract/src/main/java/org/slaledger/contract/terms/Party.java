package org.slaledger.contract.terms;

/** The two sides of an agreement. */
public enum Party {
  PROVIDER,
  CUSTOMER
}
