package org.slaledger.ticket.adapter.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.ticket.domain.TicketCommand.PauseTicket;

/**
 * Why work stands still from now on.
 *
 * @param question what the customer is asked; required for CUSTOMER_ANSWER
 */
@Schema(
    name = "NewPause",
    examples =
        """
        {"reason":"CUSTOMER_ANSWER","question":"Does it happen in a private window, too?"}""")
record PauseBody(PauseReason reason, @Nullable String question) {
  PauseTicket command() {
    return new PauseTicket(reason, question);
  }
}
