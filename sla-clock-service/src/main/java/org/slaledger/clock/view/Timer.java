package org.slaledger.clock.view;

import java.time.Instant;
import org.slaledger.contract.TicketId;

/**
 * Something that has to happen to a ticket's RESPONSE clock by itself.
 *
 * @param percent the share of the target that is used up then
 * @param dueAt when
 */
public record Timer(TicketId ticket, Kind kind, int percent, Instant dueAt) {
  /** What has to happen. */
  public enum Kind {
    WARN,
    BREACH
  }
}
