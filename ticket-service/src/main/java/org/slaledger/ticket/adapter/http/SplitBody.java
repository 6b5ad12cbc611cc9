package org.slaledger.ticket.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Impact;
import org.slaledger.contract.TicketKind;
import org.slaledger.ticket.domain.NewPart;

/**
 * What becomes a ticket of its own.
 *
 * @param service as the old ticket's, where null
 */
@Schema(
    name = "Split",
    examples =
        """
        {"kind":"REQUEST","impact":"NONE","subject":"A second mailbox",
         "text":"She also asked for a mailbox for the new colleague."}""")
record SplitBody(
    @Nullable String service,
    TicketKind kind,
    @Nullable Impact impact,
    String subject,
    String text) {
  NewPart part() {
    return new NewPart(service, kind, impact, subject, text);
  }
}
