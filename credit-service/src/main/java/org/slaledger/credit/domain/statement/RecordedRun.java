package org.slaledger.credit.domain.statement;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.ClockDeadline;
import org.slaledger.contract.event.ClockEvent;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockBreached;
import org.slaledger.contract.event.ClockEvent.ClockContinued;
import org.slaledger.contract.event.ClockEvent.ClockPaused;
import org.slaledger.contract.event.ClockEvent.ClockRetargeted;
import org.slaledger.contract.event.ClockEvent.ClockStarted;
import org.slaledger.contract.event.ClockEvent.ClockStopped;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.contract.event.ClockEvent.ClockWarned;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.Event;
import org.slaledger.credit.domain.statement.ResponseReport.Clock;
import org.slaledger.credit.domain.statement.ResponseReport.State;

/**
 * One run of a clock as it was recorded. What is said again of a run takes the place of what was
 * said before.
 *
 * @param breachedAt the deadline that was missed; null where none was, or where that was withdrawn
 * @param stop null while it runs
 */
public record RecordedRun(
    ClockStarted start,
    String service,
    ClockTerms terms,
    @Nullable Instant dueAt,
    @Nullable Instant breachedAt,
    @Nullable ClockStopped stop) {

  /** The runs that the events of one clock tell of, by their starts; none that was voided. */
  public static SortedMap<Instant, RecordedRun> of(Collection<? extends Event> events) {
    SortedMap<Instant, RecordedRun> runs = new TreeMap<>();
    for (Event event : events) {
      if (event instanceof ClockStarted e) {
        runs.put(e.startedAt(), started(e));
      } else if (event instanceof ClockEvent e) {
        runs.computeIfPresent(e.startedAt(), (start, run) -> run.after(e));
      }
    }
    return runs;
  }

  /** As a report has it; nothing for one that stopped while nothing was promised. */
  public Optional<Clock> promised() {
    boolean promised = stop == null || stop.met() != null || breachedAt != null;
    return promised
        ? Optional.of(
            new Clock(
                start.ticket(),
                service,
                terms.priority(),
                state(),
                start.startedAt(),
                terms.target(),
                breachedAt == null ? dueAt : breachedAt,
                stop == null ? null : stop.stoppedAt(),
                stop == null ? null : stop.elapsed()))
        : Optional.empty();
  }

  private State state() {
    if (breachedAt != null || (stop != null && Boolean.FALSE.equals(stop.met()))) {
      return State.BREACHED;
    }
    return stop == null ? State.OPEN : State.MET;
  }

  private static RecordedRun started(ClockStarted e) {
    return new RecordedRun(e, e.service(), e.terms(), dueAt(e.deadline()), null, null);
  }

  private @Nullable RecordedRun after(ClockEvent event) {
    return switch (event) {
      case ClockStarted e -> started(e);
      case ClockRetargeted e ->
          new RecordedRun(start, e.service(), e.terms(), dueAt(e.deadline()), breachedAt, stop);
      case ClockWarned _, ClockPaused _ -> this;
      case ClockContinued e -> continued(e);
      case ClockBreached e -> with(e.dueAt(), stop);
      case ClockBreachWithdrawn _ -> with(null, stop);
      case ClockStopped e -> with(breachedAt, e);
      case ClockVoided _ -> null;
    };
  }

  /** Where it goes on from its stop, it never should have stopped. */
  private RecordedRun continued(ClockContinued e) {
    Instant due = e.deadline() == null ? dueAt : e.deadline().dueAt();
    boolean stopHolds = stop != null && !stop.stoppedAt().equals(e.since());
    return new RecordedRun(start, service, terms, due, breachedAt, stopHolds ? stop : null);
  }

  private RecordedRun with(@Nullable Instant nowBreached, @Nullable ClockStopped nowStop) {
    return new RecordedRun(start, service, terms, dueAt, nowBreached, nowStop);
  }

  private static @Nullable Instant dueAt(@Nullable ClockDeadline deadline) {
    return deadline == null ? null : deadline.dueAt();
  }
}
