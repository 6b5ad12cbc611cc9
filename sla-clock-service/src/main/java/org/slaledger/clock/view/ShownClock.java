package org.slaledger.clock.view;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.seal.Readable;

/**
 * A clock as it stands.
 *
 * @param subject what the ticket is about; null until the ticket is known here
 * @param target counted time that is promised
 * @param hours the calendar's name in the addendum, or {@code 24x7}
 * @param warnedPercent the largest share that was warned of
 * @param stoppedAt when the answer was given
 * @param elapsed counted time until then
 * @param met whether the answer was in time
 */
public record ShownClock(
    TicketId ticket,
    ClockKind kind,
    CustomerId customer,
    AgreementId agreement,
    int addendumVersion,
    Priority priority,
    @Nullable Readable subject,
    Instant startedAt,
    Duration target,
    String hours,
    Instant dueAt,
    State state,
    @Nullable Integer warnedPercent,
    @Nullable Instant stoppedAt,
    @Nullable Duration elapsed,
    @Nullable Boolean met) {
  /** How a clock stands. */
  @Schema(description = "RUNNING: in time; BREACHED: overdue, no answer yet; STOPPED: answered")
  public enum State {
    RUNNING,
    BREACHED,
    STOPPED
  }
}
