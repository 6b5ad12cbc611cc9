package org.slaledger.ticket.view;

import io.vertx.mutiny.sqlclient.Row;
import org.slaledger.contract.TicketId;

/**
 * How two tickets are bound to one another.
 *
 * @param from the ticket that was merged or split
 * @param into the ticket on which work goes on, or that was made of a part
 */
public record ShownLink(Kind kind, TicketId from, TicketId into) {
  /** Which way. */
  public enum Kind {
    /** They are about the same. */
    MERGED,
    /** They were one. */
    SPLIT
  }

  static ShownLink of(Row row) {
    return new ShownLink(
        Kind.valueOf(row.getString("kind")),
        new TicketId(row.getString("ticket")),
        new TicketId(row.getString("other")));
  }
}
