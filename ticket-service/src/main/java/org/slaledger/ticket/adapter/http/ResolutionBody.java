package org.slaledger.ticket.adapter.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.domain.TicketCommand.ResolveTicket;

/**
 * What was done.
 *
 * @param resolvedAt when it was; now, where null
 */
@Schema(
    name = "NewResolution",
    examples = "{\"solution\":\"The new certificate is installed, valid for a year.\"}")
record ResolutionBody(String solution, @Nullable Instant resolvedAt) {
  ResolveTicket command() {
    return new ResolveTicket(solution, resolvedAt);
  }
}
