package org.slaledger.ticket.adapter.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.ticket.domain.TicketCommand.PostUpdate;

/**
 * A status update to be recorded.
 *
 * @param postedAt when the customer was told; now, where null
 * @param nextUpdateAt when the next update is to be expected, where one is named
 */
@Schema(
    name = "NewUpdate",
    examples =
        """
        {"text":"The new certificate is being issued.","nextUpdateAt":"2026-03-02T10:30:00Z"}""")
record UpdateBody(String text, @Nullable Instant postedAt, @Nullable Instant nextUpdateAt) {
  PostUpdate command() {
    return new PostUpdate(text, postedAt, nextUpdateAt);
  }
}
