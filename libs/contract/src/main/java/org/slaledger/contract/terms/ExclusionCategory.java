package org.slaledger.contract.terms;

/** Down time that an addendum may leave out, besides planned maintenance. */
public enum ExclusionCategory {
  /** A change on the customer's side outside the change flow. */
  CUSTOMER_CHANGE,
  /** An external party. */
  THIRD_PARTY,
  FORCE_MAJEURE,
  /** Abuse, or an attack under mitigation. */
  ABUSE
}
