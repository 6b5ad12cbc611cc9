package org.slaledger.credit.domain.statement;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;

/** How the promised response times were kept, for the tickets of the period. Yields no money. */
public record ResponseReport(int met, int breached, int open, List<Clock> clocks) {
  /** Keeps a copy. */
  public ResponseReport {
    clocks = List.copyOf(clocks);
  }

  /**
   * One ticket's response clock.
   *
   * @param target counted time that was promised
   * @param stoppedAt when the customer was answered
   * @param elapsed counted time until then
   */
  public record Clock(
      TicketId ticket,
      Priority priority,
      State state,
      Instant startedAt,
      Duration target,
      Instant dueAt,
      @Nullable Instant stoppedAt,
      @Nullable Duration elapsed) {}

  /** How a clock ended, if it did. */
  public enum State {
    MET,
    BREACHED,
    OPEN
  }

  static ResponseReport of(Streams streams) {
    List<Clock> clocks =
        streams.byName().values().stream()
            .filter(stream -> stream.getFirst().stream().prefix().equals("clock"))
            .map(stream -> stream.stream().map(Envelope::data).toList())
            .flatMap(events -> ResponseClock.of(events).stream())
            .sorted(
                Comparator.comparing(Clock::startedAt)
                    .thenComparing(clock -> clock.ticket().value()))
            .toList();
    return new ResponseReport(
        count(clocks, State.MET), count(clocks, State.BREACHED), count(clocks, State.OPEN), clocks);
  }

  private static int count(List<Clock> clocks, State state) {
    return Math.toIntExact(clocks.stream().filter(clock -> clock.state() == state).count());
  }
}
