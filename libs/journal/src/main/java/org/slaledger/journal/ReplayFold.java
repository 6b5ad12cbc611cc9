package org.slaledger.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.StreamCut;

/** Takes what the readers of a replay hand on, in the thread that called for it. */
final class ReplayFold {
  private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);

  private final BlockingQueue<Handed> handed;
  private final long total;
  private final Consumer<Recorded> each;
  private final Consumer<UnusableEvent> unusable;
  private final Consumer<ReplayProgress> progress;
  private final List<StreamCut> cut = new ArrayList<>();
  private final long began = System.nanoTime();
  private long reported = began;
  private long read;
  private int running;

  ReplayFold(
      BlockingQueue<Handed> handed,
      int readers,
      long total,
      Consumer<Recorded> each,
      Consumer<UnusableEvent> unusable,
      Consumer<ReplayProgress> progress) {
    this.handed = handed;
    this.running = readers;
    this.total = total;
    this.each = each;
    this.unusable = unusable;
    this.progress = progress;
  }

  /** Until all readers have ended or one has failed. */
  List<StreamCut> run() {
    try {
      while (running > 0) {
        take(handed.poll(REPORT_EVERY, TimeUnit.NANOSECONDS));
        if (System.nanoTime() - reported >= REPORT_EVERY) {
          report();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the replay was interrupted");
    }
    report();
    return sorted();
  }

  private void take(@Nullable Handed next) {
    switch (next) {
      case null -> {}
      case Handed.Events events -> {
        events.events().forEach(each);
        events.unusable().forEach(unusable);
        read += events.offsets();
      }
      case Handed.Ended ended -> {
        cut.addAll(ended.cut());
        running--;
      }
      case Handed.Failed failed -> rethrow(failed.cause());
    }
  }

  private void report() {
    reported = System.nanoTime();
    progress.accept(new ReplayProgress(read, total, Duration.ofNanos(reported - began)));
  }

  private List<StreamCut> sorted() {
    cut.sort(Comparator.comparing(stream -> stream.stream().value()));
    for (int i = 1; i < cut.size(); i++) {
      if (cut.get(i).stream().equals(cut.get(i - 1).stream())) {
        unusable.accept(new UnusableEvent(cut.get(i).stream(), 1, "stands in two partitions"));
      }
    }
    return List.copyOf(cut);
  }

  private static void rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
