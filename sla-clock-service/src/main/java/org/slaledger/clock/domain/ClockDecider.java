package org.slaledger.clock.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockEvent.ClockBreachWithdrawn;
import org.slaledger.contract.event.ClockEvent.ClockVoided;
import org.slaledger.promises.ClockRun;

/**
 * Says of a clock what there is still to say: compares what was recorded with what follows from all
 * that is known now, and yields the events that lie between. Nothing follows twice from the same
 * knowledge, and what becomes known in another order leads to the same end.
 */
public final class ClockDecider {
  private final TicketId ticket;
  private final ClockKind kind;
  private final Instant now;
  private final String reason;

  /**
   * Of a ticket's clock.
   *
   * @param now the present: what is to come is not said
   * @param reason what led to the question, for people
   */
  public ClockDecider(TicketId ticket, ClockKind kind, Instant now, String reason) {
    this.ticket = ticket;
    this.kind = kind;
    this.now = now;
    this.reason = reason;
  }

  /** The events that bring a clock in line, in the order in which they are to be written. */
  public List<Happened> decide(RecordedClock recorded, List<ClockRun> runs) {
    SortedMap<Instant, ClockRun> wanted = new TreeMap<>();
    runs.forEach(run -> wanted.put(run.run().startedAt(), run));
    SortedSet<Instant> starts = new TreeSet<>(recorded.runs().keySet());
    starts.addAll(wanted.keySet());
    List<Happened> events = new ArrayList<>();
    for (Instant start : starts) {
      RecordedRun run = recorded.runs().get(start);
      ClockRun found = wanted.get(start);
      if (found != null) {
        events.addAll(new RunDecision(found, run, now, reason).events());
      } else if (run != null) {
        events.addAll(voided(run));
      }
    }
    return events;
  }

  private List<Happened> voided(RecordedRun run) {
    List<Happened> events = new ArrayList<>();
    Instant start = run.startedAt();
    if (run.breachedAt() != null) {
      events.add(
          new Happened(
              new ClockBreachWithdrawn(
                  ticket, kind, start, run.customer(), run.terms(), run.breachedAt(), reason),
              now));
    }
    events.add(new Happened(new ClockVoided(ticket, kind, start, run.terms(), reason), now));
    return events;
  }
}
