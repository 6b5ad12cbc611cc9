package org.slaledger.clock.view;

import java.time.Instant;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockTerms;

/**
 * Something that has to happen to a run of a ticket's clock by itself.
 *
 * @param percent the share of the target that is used up then
 * @param dueAt when all of the target is used up
 * @param firesAt the instant at which it is true
 * @param writtenTerms the run's terms, not read yet
 * @param cause the id of the event with which the run started
 * @param story what all that belongs together shares
 */
public record Timer(
    TicketId ticket,
    ClockKind clock,
    Instant startedAt,
    Kind kind,
    int percent,
    Instant dueAt,
    Instant firesAt,
    CustomerId customer,
    String writtenTerms,
    String cause,
    String story) {
  /** What has to happen. */
  public enum Kind {
    WARN,
    BREACH
  }

  /** What the run is computed under; fails where that can't be read. */
  public ClockTerms terms() {
    return ClockTermsText.read(writtenTerms);
  }

  /** The clock's stream. */
  public StreamId stream() {
    return clock.stream(ticket);
  }
}
