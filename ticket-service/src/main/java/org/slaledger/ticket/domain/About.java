package org.slaledger.ticket.domain;

import java.time.Instant;
import java.util.Objects;
import org.slaledger.contract.Channel;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.TicketEvent.TicketCorrected;
import org.slaledger.contract.event.TicketEvent.TicketOpened;

/** Whose ticket it is and what about, as it was recorded or has been corrected since. */
record About(
    TicketId ticket, CustomerId customer, String service, Instant contactedAt, Channel channel) {
  static About of(TicketOpened e) {
    return new About(e.ticket(), e.customer(), e.service(), e.contactedAt(), e.channel());
  }

  About corrected(TicketCorrected e) {
    return new About(
        ticket,
        Objects.requireNonNullElse(e.customer(), customer),
        Objects.requireNonNullElse(e.service(), service),
        Objects.requireNonNullElse(e.contactedAt(), contactedAt),
        channel);
  }
}
