package org.slaledger.clock.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;

/**
 * What a response clock needs to know of its ticket.
 *
 * @param service the service that the contact was about
 * @param contactedAt from when on the clock counts
 * @param priority none until one was assigned
 * @param respondedAt when the first substantive answer was given, if it was
 */
public record TicketFacts(
    TicketId ticket,
    CustomerId customer,
    String service,
    Instant contactedAt,
    @Nullable Priority priority,
    @Nullable Instant respondedAt) {}
