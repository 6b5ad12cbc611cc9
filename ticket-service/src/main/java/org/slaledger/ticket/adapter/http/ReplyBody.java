package org.slaledger.ticket.adapter.http;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.ticket.domain.TicketCommand.TakeReply;

/**
 * What the customer replied.
 *
 * @param repliedAt for staff only, who may take down what reached them earlier; now, where null
 * @param channel API, where null
 */
@Schema(
    name = "NewReply",
    examples =
        """
        {"text":"Yes, it also happens in private windows.","repliedAt":"2026-03-02T09:40:00Z",
         "channel":"MAIL"}""")
record ReplyBody(String text, @Nullable Instant repliedAt, @Nullable Channel channel) {
  TakeReply command() {
    return new TakeReply(text, repliedAt, channel == null ? Channel.API : channel);
  }
}
