package org.slaledger.testkit.seeded.cycle.view;

import org.slaledger.testkit.seeded.cycle.usecase.OpenTicket;

/** Seeded: one half of a cycle. */
public record Tickets(OpenTicket open) {}
