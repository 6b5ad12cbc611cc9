package org.slaledger.contract.event;

/** Why nobody measured. */
public enum MissedReason {
  /** No prober ran. */
  NOT_RUNNING,
  /** The prober was too late to say what was between two probes. */
  OVERLOADED,
  /** The machine's clock jumped. */
  CLOCK_STEPPED,
  /** The prober's own configuration does not allow the target's address; says nothing about it. */
  FORBIDDEN_ADDRESS,
  /** The prober's own network was gone. */
  NETWORK_DOWN,
  /** The prober's configuration lacks what the terms name, a secret or a certificate. */
  NOT_CONFIGURED
}
