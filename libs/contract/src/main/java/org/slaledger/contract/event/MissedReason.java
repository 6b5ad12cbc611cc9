package org.slaledger.contract.event;

/** Why nobody measured. */
public enum MissedReason {
  /** No prober ran. */
  NOT_RUNNING,
  /** The prober was too late to say what was between two probes. */
  OVERLOADED,
  /** The machine's clock jumped. */
  CLOCK_STEPPED
}
