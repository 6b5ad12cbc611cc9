package org.slaledger.credit.domain.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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

  /** Of the clocks that started within an interval. */
  static ResponseReport of(Interval interval, Collection<Clock> promised) {
    List<Clock> clocks =
        promised.stream()
            .filter(clock -> interval.contains(clock.startedAt()))
            .sorted(
                Comparator.comparing(Clock::startedAt)
                    .thenComparing(clock -> clock.ticket().value()))
            .toList();
    return new ResponseReport(
        count(clocks, State.MET), count(clocks, State.BREACHED), count(clocks, State.OPEN), clocks);
  }

  /** The clocks that were recorded as measured against an agreement. */
  static List<Clock> recorded(AgreementId agreement, Streams streams) {
    return streams.byName().values().stream()
        .filter(stream -> Contribution.isClock(stream.getFirst().stream()))
        .map(stream -> stream.stream().map(Envelope::data).toList())
        .flatMap(events -> RecordedRun.of(events).values().stream())
        .filter(run -> run.terms().agreement().equals(agreement))
        .flatMap(run -> run.promised().stream())
        .toList();
  }

  private static int count(List<Clock> clocks, State state) {
    return Math.toIntExact(clocks.stream().filter(clock -> clock.state() == state).count());
  }
}
