package org.slaledger.contract;

/** What a clock measures. */
public enum ClockKind {
  /** From contact to the first substantive response. */
  RESPONSE,
  /** From one status update to the next. */
  UPDATE,
  /** From contact to resolution. */
  RESOLVE;

  /** The stream of a ticket's clock of this kind. */
  public StreamId stream(TicketId ticket) {
    return StreamId.of("clock", ticket.value() + ":" + name());
  }
}
