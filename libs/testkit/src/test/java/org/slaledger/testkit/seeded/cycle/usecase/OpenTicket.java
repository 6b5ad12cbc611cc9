package org.slaledger.testkit.seeded.cycle.usecase;

import org.slaledger.testkit.seeded.cycle.view.Tickets;

/** Seeded: the other half of a cycle. */
public final class OpenTicket {
  int known(Tickets tickets) {
    return tickets.hashCode();
  }
}
