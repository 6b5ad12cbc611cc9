package org.slaledger.testkit.seeded.adapter.usecase;

import org.slaledger.testkit.seeded.adapter.adapter.http.TicketResource;

/** Seeded: a use case that knows an adapter. */
public record OpenTicket(TicketResource resource) {}
