package org.slaledger.clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
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

/**
 * What was recorded of one run of a clock.
 *
 * @param deadline what is to come; null where nothing is
 * @param warned the shares that were warned of under the present target
 * @param breachedAt the deadline that was missed, if one was
 * @param halts when time stood still: from when on, and until when where that is known
 * @param stop where it stopped
 */
public record RecordedRun(
    Instant startedAt,
    CustomerId customer,
    String service,
    ClockTerms terms,
    @Nullable ClockDeadline deadline,
    Set<Integer> warned,
    @Nullable Instant breachedAt,
    Map<Instant, Optional<Instant>> halts,
    @Nullable Stop stop) {

  /** Where a run stopped. */
  public record Stop(Instant at, Duration elapsed, @Nullable Boolean met) {}

  /** Keeps copies. */
  public RecordedRun {
    warned = Set.copyOf(warned);
    halts = Map.copyOf(halts);
  }

  static RecordedRun of(ClockStarted e) {
    return new RecordedRun(
        e.startedAt(),
        e.customer(),
        e.service(),
        e.terms(),
        e.deadline(),
        Set.of(),
        null,
        Map.of(),
        null);
  }

  /** The run after an event; nothing is left of one that never should have been. */
  @Nullable RecordedRun after(ClockEvent event) {
    return switch (event) {
      case ClockStarted e -> of(e);
      case ClockRetargeted e ->
          new RecordedRun(
              startedAt,
              e.customer(),
              e.service(),
              e.terms(),
              e.deadline(),
              Set.of(),
              breachedAt,
              halts,
              stop);
      case ClockPaused e -> with(halted(e.pausedAt(), Optional.empty()), null, stop);
      case ClockContinued e -> continued(e);
      case ClockWarned e -> warned(e.percent());
      case ClockBreached e -> breached(e.dueAt());
      case ClockBreachWithdrawn _ -> breached(null);
      case ClockStopped e -> with(halts, null, new Stop(e.stoppedAt(), e.elapsed(), e.met()));
      case ClockVoided _ -> null;
    };
  }

  private RecordedRun continued(ClockContinued e) {
    Stop kept = stop != null && stop.at().equals(e.since()) ? null : stop;
    return with(halted(e.since(), Optional.of(e.continuedAt())), e.deadline(), kept);
  }

  private Map<Instant, Optional<Instant>> halted(Instant from, Optional<Instant> to) {
    Map<Instant, Optional<Instant>> all = new HashMap<>(halts);
    all.put(from, to);
    // it never should have stood still
    all.remove(from, Optional.of(from));
    return all;
  }

  private RecordedRun with(
      Map<Instant, Optional<Instant>> nowHalts,
      @Nullable ClockDeadline nowDeadline,
      @Nullable Stop nowStop) {
    return new RecordedRun(
        startedAt, customer, service, terms, nowDeadline, warned, breachedAt, nowHalts, nowStop);
  }

  private RecordedRun warned(int percent) {
    Set<Integer> all = new HashSet<>(warned);
    all.add(percent);
    return new RecordedRun(
        startedAt, customer, service, terms, deadline, all, breachedAt, halts, stop);
  }

  private RecordedRun breached(@Nullable Instant dueAt) {
    return new RecordedRun(
        startedAt, customer, service, terms, deadline, warned, dueAt, halts, stop);
  }
}
