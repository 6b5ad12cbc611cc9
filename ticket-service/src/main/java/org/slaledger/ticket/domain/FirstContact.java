package org.slaledger.ticket.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketKind;

/**
 * What a customer got in touch about, as it was taken down.
 *
 * @param impact the impact on the customer's business, where it is known already
 * @param contactedAt when the contact reached the provider; now, where null
 * @param inbound the integrator's event that says so, if any
 */
public record FirstContact(
    String customer,
    String service,
    TicketKind kind,
    @Nullable Impact impact,
    String subject,
    String text,
    @Nullable Instant contactedAt,
    Channel channel,
    @Nullable Reported inbound) {}
