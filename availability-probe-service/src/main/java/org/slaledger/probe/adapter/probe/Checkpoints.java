package org.slaledger.probe.adapter.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slaledger.probe.view.RunningCoverage;

/**
 * Keeps the coverage that gathers, each point's every so often, those that are due in one
 * statement. What can't be kept now is tried again with the next. For use by one thread.
 */
final class Checkpoints {
  private static final int MOST_AT_ONCE = 2000;

  private final EvidenceLog log;
  private final OneThread thread;
  private final EvidenceWriter writer;
  private final long every;
  private boolean keeping;

  Checkpoints(EvidenceLog log, OneThread thread, EvidenceWriter writer, Duration every) {
    this.log = log;
    this.thread = thread;
    this.writer = writer;
    this.every = every.toNanos();
  }

  /** Keeps what is due, unless it is at it already. */
  void tick(Collection<Watch> watches, Instant now) {
    long nanos = System.nanoTime();
    List<RunningCoverage.Of> due = new ArrayList<>();
    if (keeping) {
      return;
    }
    for (Watch watch : watches) {
      if (due.size() < MOST_AT_ONCE && nanos - watch.checkpointed() >= every) {
        watch
            .checkpoint(now, nanos)
            .ifPresent(it -> due.add(new RunningCoverage.Of(watch.point(), it)));
      }
    }
    if (!due.isEmpty()) {
      keep(due);
    }
  }

  private void keep(List<RunningCoverage.Of> due) {
    keeping = true;
    thread.on(
        log.keep(due),
        done -> {
          keeping = false;
          writer.databaseAnswered();
        },
        failure -> {
          keeping = false;
          writer.databaseFailed(failure);
        });
  }
}
