package org.slaledger.ticket.adapter.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.domain.TicketCommand.RespondToTicket;

/**
 * A first response to be recorded.
 *
 * @param respondedAt when the customer was answered; now, where null
 */
@Schema(
    name = "NewResponse",
    examples =
        """
        {"triage":"The load balancer lost its certificate.",
         "nextStep":"We install a new one and report by 10:30."}""")
record ResponseBody(String triage, String nextStep, @Nullable Instant respondedAt) {
  RespondToTicket command() {
    return new RespondToTicket(triage, nextStep, respondedAt);
  }
}
