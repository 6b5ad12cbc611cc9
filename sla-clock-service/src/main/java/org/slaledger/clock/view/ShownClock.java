package org.slaledger.clock.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.journal.seal.Readable;

/**
 * A run of a clock as it stands.
 *
 * @param subject what the ticket is about; null until the ticket is known here
 * @param target what is promised; null where time is measured only
 * @param hours in which time counts: a calendar's name, or {@code 24x7}
 * @param calendarVersion of that calendar
 * @param dueAt null where nothing is promised, while it is paused, and where it lies beyond the
 *     years that the calendar covers
 * @param calendarEnds the last year that the calendar covers, where there is no deadline for it
 * @param pausedSince since when time stands still
 * @param warnedPercent the largest share that was warned of
 * @param missedDue the deadline that was missed, if one was
 * @param stoppedAt when what it waits for happened
 * @param elapsed counted time until then
 * @param met whether that was in time; null where nothing was promised
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownClock(
    TicketId ticket,
    ClockKind kind,
    Instant startedAt,
    CustomerId customer,
    String service,
    AgreementId agreement,
    int addendumVersion,
    Priority priority,
    @Nullable Readable subject,
    @Nullable Target target,
    String hours,
    @Nullable Integer calendarVersion,
    @Nullable Instant dueAt,
    @Nullable Integer calendarEnds,
    State state,
    @Nullable Instant pausedSince,
    @Nullable Integer warnedPercent,
    @Nullable Instant missedDue,
    @Nullable Instant stoppedAt,
    @Nullable Duration elapsed,
    @Nullable Boolean met) {
  /** How a run stands. */
  @Schema(
      description =
          "RUNNING: in time; PAUSED: in time, and time stands still; BREACHED: overdue, and what it"
              + " waits for has not happened; STOPPED: it has happened")
  public enum State {
    RUNNING,
    PAUSED,
    BREACHED,
    STOPPED
  }
}
