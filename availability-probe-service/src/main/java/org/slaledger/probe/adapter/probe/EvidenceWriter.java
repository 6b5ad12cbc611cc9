package org.slaledger.probe.adapter.probe;

import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.slaledger.contract.PointId;
import org.slaledger.journal.StaleVersion;

/**
 * Writes what watches have decided, each stream in order, and keeps what can't be written yet, up
 * to a bound over all of them. For use by one thread.
 */
final class EvidenceWriter {
  private static final Logger LOG = Logger.getLogger(EvidenceWriter.class);

  private final EvidenceLog log;
  private final OneThread thread;
  private final int buffer;
  private final ProbeMetrics metrics;
  private final Consumer<Watch> written;
  private final Consumer<Watch> lost;
  private boolean databaseAway;
  private int waiting;

  /**
   * With what to do next.
   *
   * @param written after something of a watch was written
   * @param lost when somebody else has written to a watch's stream
   */
  EvidenceWriter(
      EvidenceLog log,
      OneThread thread,
      int buffer,
      ProbeMetrics metrics,
      Consumer<Watch> written,
      Consumer<Watch> lost) {
    this.log = log;
    this.thread = thread;
    this.buffer = buffer;
    this.metrics = metrics;
    this.written = written;
    this.lost = lost;
  }

  /** Whether anything more can be kept. */
  boolean hasRoom() {
    return waiting < buffer;
  }

  boolean databaseAway() {
    return databaseAway;
  }

  /** Changes a watch, and counts what waits because of it. */
  void counting(Watch watch, Runnable change) {
    int before = watch.pending();
    change.run();
    waiting += watch.pending() - before;
    metrics.waiting(waiting);
  }

  /** What a watch found to be recorded when it began. */
  void begun(Watch watch) {
    waiting += watch.pending();
    write(watch);
  }

  /** What a watch decided on is void. */
  void drop(Watch watch) {
    counting(watch, watch::discard);
  }

  /** Writes what waits, unless something of this watch is being written. */
  void write(Watch watch) {
    Watch.Batch batch = watch.nextBatch();
    if (batch != null) {
      thread.on(
          log.append(watch.point(), batch.expected(), batch.events()),
          done -> written(watch, batch),
          failure -> notWritten(watch, batch, failure));
    }
  }

  void databaseAnswered() {
    if (databaseAway) {
      LOG.infof("the database is back: %d events waited", waiting);
    }
    databaseAway = false;
  }

  void databaseFailed(Throwable failure) {
    if (!databaseAway) {
      LOG.warnf(failure, "the database is away: results wait, %d at most", buffer);
    }
    databaseAway = true;
  }

  private void written(Watch watch, Watch.Batch batch) {
    databaseAnswered();
    counting(watch, () -> watch.written(batch));
    write(watch);
    written.accept(watch);
  }

  private void notWritten(Watch watch, Watch.Batch batch, Throwable failure) {
    if (failure instanceof StaleVersion) {
      thread.on(
          log.record(watch.point()),
          found -> {
            if (found.equals(watch.after(batch))) {
              // it was ours: the commit's answer was lost on its way
              written(watch, batch);
            } else {
              taken(watch);
            }
          },
          again -> failed(watch, again));
    } else {
      failed(watch, failure);
    }
  }

  private void failed(Watch watch, Throwable failure) {
    watch.notWritten();
    databaseFailed(failure);
  }

  private void taken(Watch watch) {
    PointId point = watch.point();
    LOG.warnf("%s was written by another replica: its stream is read again", point);
    watch.notWritten();
    drop(watch);
    lost.accept(watch);
  }
}
