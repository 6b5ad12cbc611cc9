package org.slaledger.testkit.seeded.names.usecase;

/** Seeded: a name that says nothing. */
public record TicketManager() {}
