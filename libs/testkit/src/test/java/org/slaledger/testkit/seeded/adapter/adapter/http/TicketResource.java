package org.slaledger.testkit.seeded.adapter.adapter.http;

/** Seeded: the adapter. */
public record TicketResource() {}
