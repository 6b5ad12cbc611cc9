package org.slaledger.credit.domain.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Priority;
import org.slaledger.contract.Target;
import org.slaledger.contract.TicketId;
import org.slaledger.rules.time.Interval;

/** How the promised response times were kept, for the tickets of the period. */
public record ResponseReport(int met, int breached, int open, List<Clock> clocks) {
  /** Keeps a copy. */
  public ResponseReport {
    clocks = List.copyOf(clocks);
  }

  /**
   * One ticket's response clock.
   *
   * @param service that the ticket is about
   * @param target that was promised last; null where the last terms promised nothing
   * @param dueAt the deadline that was missed, else the one that was told last
   * @param stoppedAt when the customer was answered
   * @param elapsed counted time until then
   */
  public record Clock(
      TicketId ticket,
      String service,
      Priority priority,
      State state,
      Instant startedAt,
      @Nullable Target target,
      @Nullable Instant dueAt,
      @Nullable Instant stoppedAt,
      @Nullable Duration elapsed) {}

  /** How a clock ended, if it did. */
  public enum State {
    MET,
    BREACHED,
    OPEN
  }

  /** Of the runs that began within an interval, and are measured against an agreement. */
  static ResponseReport of(AgreementId agreement, Interval interval, Streams streams) {
    List<Clock> clocks =
        streams.byName().values().stream()
            .filter(stream -> Contribution.isClock(stream.getFirst().stream()))
            .map(stream -> stream.stream().map(Envelope::data).toList())
            .flatMap(events -> ResponseRun.of(events).values().stream())
            .filter(run -> run.terms().agreement().equals(agreement))
            .filter(run -> interval.contains(run.start().startedAt()))
            .flatMap(ResponseReport::clock)
            .sorted(
                Comparator.comparing(Clock::startedAt)
                    .thenComparing(clock -> clock.ticket().value()))
            .toList();
    return new ResponseReport(
        count(clocks, State.MET), count(clocks, State.BREACHED), count(clocks, State.OPEN), clocks);
  }

  /** None for a run that stopped while nothing was promised. */
  private static Stream<Clock> clock(ResponseRun run) {
    var stop = run.stop();
    boolean promised = stop == null || stop.met() != null || run.breachedAt() != null;
    return promised
        ? Stream.of(
            new Clock(
                run.start().ticket(),
                run.service(),
                run.terms().priority(),
                state(run),
                run.start().startedAt(),
                run.terms().target(),
                run.breachedAt() == null ? run.dueAt() : run.breachedAt(),
                stop == null ? null : stop.stoppedAt(),
                stop == null ? null : stop.elapsed()))
        : Stream.empty();
  }

  private static State state(ResponseRun run) {
    var stop = run.stop();
    if (run.breachedAt() != null || (stop != null && Boolean.FALSE.equals(stop.met()))) {
      return State.BREACHED;
    }
    return stop == null ? State.OPEN : State.MET;
  }

  private static int count(List<Clock> clocks, State state) {
    return Math.toIntExact(clocks.stream().filter(clock -> clock.state() == state).count());
  }
}
