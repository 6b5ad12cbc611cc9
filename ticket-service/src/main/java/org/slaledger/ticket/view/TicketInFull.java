package org.slaledger.ticket.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.Sql;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Readable;

/**
 * A ticket with what was written.
 *
 * @param text what the customer wrote
 * @param response the first substantive answer; null until it is given
 */
public record TicketInFull(
    @JsonUnwrapped ShownTicket ticket, Readable text, @Nullable Response response) {
  /** The first substantive answer. */
  public record Response(Readable triage, Readable nextStep, Instant respondedAt) {}

  static TicketInFull of(Row row, List<ShownClock> clocks, OpenKeys keys) {
    Instant respondedAt = Sql.instantOrNull(row, "responded_at");
    StreamId stream = new TicketId(row.getString("ticket")).stream();
    return new TicketInFull(
        ShownTicket.of(row, clocks, keys),
        keys.read(row.getString("body"), stream, "text"),
        respondedAt == null
            ? null
            : new Response(
                keys.read(row.getString("triage"), stream, "triage"),
                keys.read(row.getString("next_step"), stream, "nextStep"),
                respondedAt));
  }
}
