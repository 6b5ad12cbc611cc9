package org.slaledger.probe.adapter.probe;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.probe.domain.Checkpoint;
import org.slaledger.probe.domain.ClockReading;
import org.slaledger.probe.domain.Plan;
import org.slaledger.probe.domain.PointRecord;
import org.slaledger.probe.domain.PointWatch;
import org.slaledger.probe.domain.ProbeResult;
import org.slaledger.probe.domain.Step;

/**
 * One point while this replica measures it: its plan, its state, the probes under way, and what is
 * decided and not written yet. For use by one thread.
 */
final class Watch {
  private static final int MOST_AT_ONCE = 200;

  private final Instant since;
  private PointRecord durable;
  private final Deque<Flight> flights = new ArrayDeque<>(1);
  private final Deque<Decided> pending = new ArrayDeque<>(1);
  private Plan plan;
  private PointWatch state;
  private boolean writing;
  private boolean toldNotMade;
  private Agenda.@Nullable Entry next;
  private long ripe;
  private long checkpointed = System.nanoTime();

  /** A probe under way. */
  static final class Flight {
    private final Instant at;
    private final long nanos = System.nanoTime();
    private final MeasurementPoint terms;
    private @Nullable ProbeResult result;

    private Flight(Instant at, MeasurementPoint terms) {
      this.at = at;
      this.terms = terms;
    }

    /** When it started, by the clock that only runs forward. */
    long nanos() {
      return nanos;
    }
  }

  /** Some events to be written, and the stream's version before them. */
  record Batch(long expected, List<Decided> events) {}

  /**
   * Of a point as its stream left it.
   *
   * @param begin what it is found in, and what of that is to be recorded
   * @param durable what the stream says
   * @param since from when on the point has been agreed without a break
   */
  Watch(Plan plan, Step begin, PointRecord durable, Instant since) {
    this.plan = plan;
    this.state = begin.next();
    this.durable = durable;
    this.since = since;
    this.ripe = state.ripeAt().toEpochMilli();
    begin.events().forEach(event -> pending.add(new Decided(event, null)));
  }

  PointId point() {
    return state.point();
  }

  Plan plan() {
    return plan;
  }

  void plan(Plan changed) {
    plan = changed;
  }

  Instant since() {
    return since;
  }

  /** The next probe that is due, if any is. */
  Agenda.@Nullable Entry next() {
    return next;
  }

  void next(Agenda.@Nullable Entry entry) {
    next = entry;
  }

  int pending() {
    return pending.size();
  }

  Flight begin(Instant at, MeasurementPoint terms) {
    Flight flight = new Flight(at, terms);
    flights.add(flight);
    return flight;
  }

  /** Whether it is asked for the first time: what keeps on is to be told once. */
  boolean firstNotMade() {
    boolean first = !toldNotMade;
    toldNotMade = true;
    return first;
  }

  /** Results are judged in the order in which their probes started. */
  void land(Flight landed, ProbeResult result, boolean keep) {
    landed.result = result;
    Flight first = flights.peek();
    while (first != null && first.result != null) {
      flights.remove();
      if (keep) {
        take(state.observe(first.terms, first.result), excerpt(first.result));
      }
      first = flights.peek();
    }
  }

  void tick(Instant now) {
    if (now.toEpochMilli() >= ripe) {
      take(state.tick(horizon(now)));
    }
  }

  /** What the probes under way say comes too late. */
  void close(Instant now) {
    take(state.close(horizon(now)));
    flights.clear();
  }

  /** When what gathers was kept last, by the clock that only runs forward. */
  long checkpointed() {
    return checkpointed;
  }

  /**
   * What has gathered, to be kept beside the stream; none where nothing has, and none while the
   * stream does not tell yet of the time before it.
   */
  Optional<Checkpoint> checkpoint(Instant now, long nanos) {
    if (!pending.isEmpty()) {
      return Optional.empty();
    }
    checkpointed = nanos;
    return state.checkpoint(horizon(now));
  }

  void clockStepped(ClockReading.Stepped step) {
    take(state.clockStepped(horizon(step.expected()), step.expected(), step.actual()));
  }

  /** What is to be written next, if there is any and nothing is being written. */
  @Nullable Batch nextBatch() {
    if (writing || pending.isEmpty()) {
      return null;
    }
    writing = true;
    return new Batch(durable.version(), pending.stream().limit(MOST_AT_ONCE).toList());
  }

  void written(Batch batch) {
    writing = false;
    durable = after(batch);
    batch.events().forEach(event -> pending.poll());
  }

  /** What the stream says once this is written. */
  PointRecord after(Batch batch) {
    PointRecord after = durable;
    for (Decided decided : batch.events()) {
      after = after.evolve(decided.event());
    }
    return after;
  }

  /** Somebody else writes the stream: what was decided on it is void. */
  void discard() {
    pending.clear();
  }

  void notWritten() {
    writing = false;
  }

  private void take(Step step) {
    take(step, null);
  }

  private void take(Step step, @Nullable String excerpt) {
    boolean told = !step.next().coveredUntil().equals(state.coveredUntil());
    state = step.next();
    ripe = told ? state.ripeAt().toEpochMilli() : ripe;
    for (AvailabilityEvent event : step.events()) {
      pending.add(new Decided(event, event instanceof ProbeFailed ? excerpt : null));
    }
  }

  private static @Nullable String excerpt(ProbeResult result) {
    return result.outcome() instanceof ProbeResult.Failed failed ? failed.excerpt() : null;
  }

  private Instant horizon(Instant now) {
    Flight first = flights.peek();
    Instant end = plan.end();
    Instant known = first == null || now.isBefore(first.at) ? now : first.at;
    return end != null && end.isBefore(known) ? end : known;
  }
}
