package org.slaledger.clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.PauseReason;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.rules.time.Stretch;

/**
 * Why a run of a clock stands as it does, so that anybody can do the sum again.
 *
 * @param asOf up to when it is told
 * @param against what it was measured against, in order; all are reckoned from the start
 * @param pieces every stretch from the start to the stop, or to {@code asOf}, as far as calendars
 *     reach, each under what held then
 * @param counted the sum of what counted under the last of them: open and not paused
 * @param closed the sum of what lay outside its hours
 * @param paused the sum of what was paused within its hours
 * @param dueAt when the last target is used up; null where none is, while it is paused, and beyond
 *     the years that the calendar covers
 * @param calendarEnds the last year that the calendar covers, where more would have to be known
 * @param missed the target that was not met, if one was
 * @param startedBy the event that started it
 * @param stoppedBy the event that stopped it
 * @param met whether it stopped in time; null while it has not, and where nothing was promised
 */
public record ClockExplanation(
    TicketId ticket,
    ClockKind kind,
    String service,
    Instant startedAt,
    StreamCut startedBy,
    Instant asOf,
    List<Against> against,
    List<Piece> pieces,
    Duration counted,
    Duration closed,
    Duration paused,
    @Nullable Instant dueAt,
    @Nullable Instant inTimeUntil,
    @Nullable Integer calendarEnds,
    @Nullable Missed missed,
    @Nullable Instant stoppedAt,
    @Nullable StreamCut stoppedBy,
    @Nullable Boolean met) {
  /** Keeps copies. */
  public ClockExplanation {
    against = List.copyOf(against);
    pieces = List.copyOf(pieces);
  }

  /**
   * What it was measured against from an instant on.
   *
   * @param dueAt when that target is used up
   * @param pieces every stretch of the run under these terms: from its start, as if they had held
   *     from there, until others took their place
   * @param counted the sum of those that counted
   */
  public record Against(
      Instant from,
      ClockTerms terms,
      @Nullable Instant dueAt,
      List<Piece> pieces,
      Duration counted) {
    /** Keeps a copy. */
    public Against {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A stretch of its time.
   *
   * @param why in words
   * @param causes the events that say so
   * @param terms under which it stands: versions of agreement and calendar among them
   */
  public record Piece(
      Instant from,
      Instant to,
      Stretch.Kind kind,
      @Nullable PauseReason reason,
      String why,
      List<StreamCut> causes,
      ClockTerms terms) {
    /** Keeps a copy. */
    public Piece {
      causes = List.copyOf(causes);
    }

    /** The versions under which it stands, for people. */
    public String under() {
      String calendar =
          terms.calendarVersion() == null ? "" : " version " + terms.calendarVersion();
      return "%s version %d, %s, %s%s"
          .formatted(
              terms.agreement(),
              terms.addendumVersion(),
              terms.priority(),
              terms.hours(),
              calendar);
    }

    Piece since(Instant begin) {
      return from.isBefore(begin) ? new Piece(begin, to, kind, reason, why, causes, terms) : this;
    }
  }

  /** A target that was not met. */
  public record Missed(ClockTerms terms, Instant dueAt) {}
}
