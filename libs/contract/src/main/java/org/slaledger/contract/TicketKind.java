package org.slaledger.contract;

/** What a ticket is about. */
public enum TicketKind {
  /** Something does not work as intended and affects availability, security or performance. */
  INCIDENT,
  /** Anything else that a customer asks for. */
  REQUEST
}
