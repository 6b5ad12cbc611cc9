package org.slaledger.clock.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.ClockEvent;

/** What was recorded of a ticket's clock of one kind: its runs, by their starts. */
public record RecordedClock(SortedMap<Instant, RecordedRun> runs) {
  /** Of which nothing was recorded. */
  public static final RecordedClock NONE = new RecordedClock(new TreeMap<>());

  /** After all of a clock's events. */
  public static RecordedClock of(Collection<? extends ClockEvent> events) {
    RecordedClock clock = NONE;
    for (ClockEvent event : events) {
      clock = clock.evolve(event);
    }
    return clock;
  }

  /** After an event. */
  public RecordedClock evolve(ClockEvent event) {
    SortedMap<Instant, RecordedRun> all = new TreeMap<>(runs);
    RecordedRun run = after(all.get(event.startedAt()), event);
    if (run == null) {
      all.remove(event.startedAt());
    } else {
      all.put(event.startedAt(), run);
    }
    return new RecordedClock(all);
  }

  private static @Nullable RecordedRun after(@Nullable RecordedRun run, ClockEvent event) {
    if (run != null) {
      return run.after(event);
    }
    if (event instanceof ClockEvent.ClockStarted started) {
      return RecordedRun.of(started);
    }
    throw new IllegalStateException("happened to a run that was not started: " + event);
  }
}
