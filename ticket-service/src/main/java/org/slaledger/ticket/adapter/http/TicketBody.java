package org.slaledger.ticket.adapter.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketKind;
import org.slaledger.ticket.domain.FirstContact;

/**
 * A ticket to be opened.
 *
 * @param contactedAt for staff only, who may take down what reached them earlier; now, where null
 * @param channel API, where null
 */
@Schema(
    name = "NewTicket",
    examples =
        """
        {"customer":"acme","service":"hosting","kind":"INCIDENT","impact":"CRITICAL",
         "subject":"The shop is down","text":"Every page answers 502 since 9:00.",
         "contactedAt":"2026-03-02T08:01:00Z","channel":"PHONE"}""")
record TicketBody(
    String customer,
    String service,
    TicketKind kind,
    @Nullable Impact impact,
    String subject,
    String text,
    @Nullable Instant contactedAt,
    @Nullable Channel channel) {
  FirstContact contact() {
    return new FirstContact(
        customer,
        service,
        kind,
        impact,
        subject,
        text,
        contactedAt,
        channel == null ? Channel.API : channel,
        null);
  }
}
