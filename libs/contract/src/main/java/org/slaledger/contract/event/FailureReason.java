package org.slaledger.contract.event;

/** Why a probe failed. */
public enum FailureReason {
  DNS,
  REFUSED,
  TIMEOUT,
  RESET,
  TLS,
  /** An answer that the measurement point's terms do not take for success. */
  STATUS,
  /** An answer that is none in the protocol that was agreed. */
  PROTOCOL,
  /** More redirects than the terms allow, or one that leads nowhere. */
  REDIRECT,
  /** A body, or an answer to a question for a name, that is not as agreed. */
  CONTENT,
  /** An answer as agreed, that took longer than the terms allow. */
  SLOW,
  /** A certificate that ends too soon. */
  CERTIFICATE,
  /** The customer's job did not report in. */
  SILENT,
  /** An integrator says so, and for no reason of these. */
  REPORTED
}
