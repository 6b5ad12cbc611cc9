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
 * @param waiting since when work stands still; null while it goes on
 * @param solution what was done; null unless the ticket stands as resolved
 * @param links the tickets that it is bound to
 */
public record TicketInFull(
    @JsonUnwrapped ShownTicket ticket,
    Readable text,
    @Nullable Response response,
    @Nullable Wait waiting,
    @Nullable Readable solution,
    List<ShownLink> links) {
  /** The first substantive answer. */
  public record Response(Readable triage, Readable nextStep, Instant respondedAt) {}

  /**
   * Since when work stands still.
   *
   * @param question what the customer was asked, if it was asked something
   */
  public record Wait(Instant since, @Nullable Readable question) {}

  static TicketInFull of(Row row, List<ShownClock> clocks, List<ShownLink> links, OpenKeys keys) {
    Written written = new Written(row, keys);
    Instant respondedAt = Sql.instantOrNull(row, "responded_at");
    Instant waitsSince = Sql.instantOrNull(row, "waits_since");
    return new TicketInFull(
        ShownTicket.of(row, clocks, keys),
        written.text("body", "text"),
        respondedAt == null
            ? null
            : new Response(
                written.text("triage", "triage"),
                written.text("next_step", "nextStep"),
                respondedAt),
        waitsSince == null ? null : new Wait(waitsSince, written.textOrNull("question")),
        written.textOrNull("solution"),
        links);
  }

  private record Written(Row row, OpenKeys keys) {
    Readable text(String column, String field) {
      StreamId stream = new TicketId(row.getString("ticket")).stream();
      return keys.read(row.getString(column), stream, field);
    }

    @Nullable Readable textOrNull(String field) {
      return row.getString(field) == null ? null : text(field, field);
    }
  }
}
