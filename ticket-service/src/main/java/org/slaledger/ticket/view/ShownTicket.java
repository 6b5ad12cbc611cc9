package org.slaledger.ticket.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Channel;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Impact;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.TicketKind;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.journal.Sql;
import org.slaledger.journal.seal.OpenKeys;
import org.slaledger.journal.seal.Readable;

/**
 * A ticket in a list.
 *
 * @param contactedAt when the customer made contact; clocks run from here
 * @param impact null while nobody has judged it
 * @param open whether it still waits for its first response; one that was merged does not
 * @param waitsFor why work stands still; null while it goes on
 * @param resolvedAt null unless it stands as resolved
 * @param mergedInto the ticket on which work goes on, if it was merged
 * @param version how many events the ticket has; a change has to name it
 */
public record ShownTicket(
    TicketId ticket,
    CustomerId customer,
    String service,
    TicketKind kind,
    Readable subject,
    Channel channel,
    Instant contactedAt,
    @Nullable Impact impact,
    @Nullable Priority priority,
    boolean open,
    @Nullable PauseReason waitsFor,
    @Nullable Instant resolvedAt,
    @Nullable TicketId mergedInto,
    long version,
    List<ShownClock> clocks) {
  static ShownTicket of(Row row, List<ShownClock> clocks, OpenKeys keys) {
    String impact = row.getString("impact");
    String waitsFor = row.getString("waits_for");
    String mergedInto = row.getString("merged_into");
    String priority = row.getString("priority");
    TicketId ticket = new TicketId(row.getString("ticket"));
    return new ShownTicket(
        ticket,
        new CustomerId(row.getString("customer")),
        row.getString("service"),
        TicketKind.valueOf(row.getString("kind")),
        keys.read(row.getString("subject"), ticket.stream(), "subject"),
        Channel.valueOf(row.getString("channel")),
        Sql.instant(row, "contacted_at"),
        impact == null ? null : Impact.valueOf(impact),
        priority == null ? null : Priority.valueOf(priority),
        row.getOffsetDateTime("responded_at") == null && mergedInto == null,
        waitsFor == null ? null : PauseReason.valueOf(waitsFor),
        Sql.instantOrNull(row, "resolved_at"),
        mergedInto == null ? null : new TicketId(mergedInto),
        row.getLong("version"),
        clocks);
  }
}
