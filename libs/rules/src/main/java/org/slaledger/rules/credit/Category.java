package org.slaledger.rules.credit;

/** Why down time is not counted. */
public enum Category {
  PLANNED_MAINTENANCE,
  /** A change on the customer's side outside the change flow. */
  CUSTOMER_CHANGE,
  THIRD_PARTY,
  FORCE_MAJEURE,
  /** Abuse or DDoS under mitigation. */
  ABUSE
}
