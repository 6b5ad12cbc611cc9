package org.slaledger.clock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Priority;
import org.slaledger.contract.event.ClockWarning;
import org.slaledger.contract.terms.ResponseTerms;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Intervals;

/**
 * How soon an answer is promised for one priority, under one version of the terms.
 *
 * @param target counted time
 * @param hours the calendar's name in the addendum, or {@code 24x7}
 * @param calendar which time counts
 * @param warnAt shares of the target, in percent
 */
public record Promise(
    AgreementId agreement,
    int addendumVersion,
    Priority priority,
    Duration target,
    String hours,
    Calendar calendar,
    List<Integer> warnAt) {
  private static final Duration TICK = Duration.ofMillis(1);

  /** Keeps a copy of the warnings. */
  public Promise {
    warnAt = List.copyOf(warnAt);
  }

  /** What the terms promise for a priority, if anything. */
  public static Optional<Promise> of(SignedTerms terms, Priority priority) {
    return Optional.ofNullable(terms.addendum().response().get(priority))
        .map(response -> of(terms, priority, response));
  }

  private static Promise of(SignedTerms terms, Priority priority, ResponseTerms response) {
    return new Promise(
        terms.agreement(),
        terms.version(),
        priority,
        response.target(),
        response.hours(),
        FrozenCalendars.of(terms, response.hours()),
        response.warnAt() == null ? List.of() : response.warnAt());
  }

  /** When the target is used up. */
  public Instant dueAt(Instant start) {
    return calendar.due(start, target, Intervals.NONE);
  }

  /**
   * The last instant at which an answer is in time. This is {@link #dueAt} but where the target is
   * used up exactly at the end of opening hours: no time counts until the next opening, and a clock
   * is breached only when more time has counted than was promised.
   */
  public Instant overdueFrom(Instant start) {
    return calendar.due(start, target.plus(TICK), Intervals.NONE).minus(TICK);
  }

  /** When each share of the target is used up, in order. */
  public List<ClockWarning> warnings(Instant start) {
    return warnAt.stream()
        .map(
            percent ->
                new ClockWarning(percent, calendar.due(start, share(percent), Intervals.NONE)))
        .sorted(Comparator.comparing(ClockWarning::at).thenComparing(ClockWarning::percent))
        .toList();
  }

  /** Counted time between two instants. */
  public Duration elapsed(Instant from, Instant to) {
    return calendar.elapsed(from, to, Intervals.NONE);
  }

  private Duration share(int percent) {
    return Duration.ofMillis(target.toMillis() * percent / 100);
  }
}
