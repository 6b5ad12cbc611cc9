package org.slaledger.ticket.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.Sql;

/**
 * A ticket with what was written.
 *
 * @param text what the customer wrote
 * @param response the first substantive answer; null until it is given
 */
public record TicketInFull(
    @JsonUnwrapped ShownTicket ticket, String text, @Nullable Response response) {
  /** The first substantive answer. */
  public record Response(String triage, String nextStep, Instant respondedAt) {}

  static TicketInFull of(Row row, List<ShownClock> clocks) {
    Instant respondedAt = Sql.instantOrNull(row, "responded_at");
    return new TicketInFull(
        ShownTicket.of(row, clocks),
        row.getString("body"),
        respondedAt == null
            ? null
            : new Response(row.getString("triage"), row.getString("next_step"), respondedAt));
  }
}
