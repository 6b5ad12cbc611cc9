package org.slaledger.contract;

/** The way by which a contact reached the provider. */
public enum Channel {
  PORTAL,
  MAIL,
  PHONE,
  API,
  /** An integrator's event. */
  INTEGRATION
}
