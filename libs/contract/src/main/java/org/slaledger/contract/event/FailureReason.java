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
  /** An answer that is no valid HTTP. */
  PROTOCOL
}
