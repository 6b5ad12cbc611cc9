package org.slaledger.probe.adapter.probe;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slaledger.probe.domain.Plan;

/**
 * When which point is due next: one timer for all of them, and some forty bytes for each. For use
 * by one thread.
 */
final class Agenda {
  private static final long NEVER = Long.MAX_VALUE;

  private final Vertx vertx;
  private final Timekeeper time;
  private final Consumer<Entry> due;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(entry -> entry.at));
  private long timer = -1;
  private long rings = NEVER;
  private boolean ringing;

  /** That a watch's point is due. */
  static final class Entry {
    private final Watch watch;
    private final Plan.Due due;
    private final long at;

    private Entry(Watch watch, Plan.Due due) {
      this.watch = watch;
      this.due = due;
      this.at = due.at().toEpochMilli();
    }

    Watch watch() {
      return watch;
    }

    Plan.Due due() {
      return due;
    }
  }

  /**
   * Empty.
   *
   * @param due called when an entry's time has come; it is in the agenda no more then
   */
  Agenda(Vertx vertx, Timekeeper time, Consumer<Entry> due) {
    this.vertx = vertx;
    this.time = time;
    this.due = due;
  }

  /** The next probe of a watch after an instant, in place of the one that it had. */
  void put(Watch watch, Instant after) {
    watch.next(null);
    watch
        .plan()
        .nextAfter(after)
        .ifPresent(
            next -> {
              Entry entry = new Entry(watch, next);
              watch.next(entry);
              entries.add(entry);
            });
    wind();
  }

  /** No next probe of a watch. */
  void remove(Watch watch) {
    watch.next(null);
  }

  /** The clock was set: what is due when is not as it was. */
  void windAnew() {
    rings = NEVER;
    wind();
  }

  private void wind() {
    Entry first = first();
    if (ringing || first == null || first.at >= rings) {
      return;
    }
    vertx.cancelTimer(timer);
    rings = first.at;
    long wait = Duration.between(time.wall(), first.due.at()).toMillis();
    timer = vertx.setTimer(Math.max(1, wait), it -> ring());
  }

  /** What is due by now; not what was, where the clock is set back meanwhile. */
  private void ring() {
    rings = NEVER;
    ringing = true;
    long now = time.now().toEpochMilli();
    Entry first = first();
    while (first != null && first.at <= now && first.at <= time.wall().toEpochMilli()) {
      entries.remove();
      due.accept(first);
      first = first();
    }
    ringing = false;
    wind();
  }

  /** Passes over those in whose place others came. */
  private @Nullable Entry first() {
    Entry first = entries.peek();
    while (first != null && first.watch.next() != first) {
      entries.remove();
      first = entries.peek();
    }
    return first;
  }
}
