package org.slaledger.testkit.seeded.clean.domain;

import java.time.Instant;

/** Seeded: what the style asks for. */
public record Ticket(Instant openedAt) {}
