package org.slaledger.testkit.seeded.clean.usecase;

import java.time.InstantSource;
import org.slaledger.testkit.seeded.clean.domain.Ticket;

/** Seeded: time comes in from outside. */
public record OpenTicket(InstantSource clock) {
  /** Opens it now. */
  public Ticket open() {
    return new Ticket(clock.instant());
  }
}
