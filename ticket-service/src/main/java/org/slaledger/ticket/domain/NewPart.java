package org.slaledger.ticket.domain;

import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketKind;

/**
 * What is split off a ticket, to become one of its own with the same contact.
 *
 * @param service as the old ticket's, where null
 * @param impact null where nobody has judged it
 */
public record NewPart(
    @Nullable String service,
    TicketKind kind,
    @Nullable Impact impact,
    String subject,
    String text) {}
